package dev.haetae.simulator.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** What a ConfigMap may hold, and that one marked immutable stays as it is. */
final class ConfigMaps {

    private static final Pattern KEY = Pattern.compile("[-._a-zA-Z0-9]{1,253}");
    private static final String FROZEN = "Forbidden: field is immutable when `immutable` is set";

    private ConfigMaps() {}

    static void check(Address at, JsonNode map) {
        map.path("data").propertyStream().forEach(it -> {
            if (!KEY.matcher(it.getKey()).matches()) {
                throw invalid(
                        at,
                        "data[%s]".formatted(it.getKey()),
                        "Invalid value: \"%s\": a valid config key must consist of alphanumeric characters, '-', '_' or '.'"
                                .formatted(it.getKey()));
            }
            if (!it.getValue().isTextual()) {
                throw Refusal.badRequest(
                        "ConfigMap in version \"v1\" cannot be handled as a ConfigMap: data.%s is not a string: %s"
                                .formatted(it.getKey(), it.getValue()));
            }
        });
    }

    static void checkChange(Address at, JsonNode before, JsonNode after) {
        if (!before.path("immutable").asBoolean()) {
            return;
        }
        for (String field : List.of("immutable", "data", "binaryData")) {
            if (!Objects.equals(before.get(field), after.get(field))) {
                throw invalid(at, field, FROZEN);
            }
        }
    }

    private static Refusal invalid(Address at, String field, String why) {
        return Refusal.invalid(at.resource().qualifiedKind(), at, field, why);
    }
}
