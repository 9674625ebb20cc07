package dev.haetae.receive;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.TreeMap;

/** How bodies are read: fields that are not known are ignored, and what is not understood is said with its place. */
final class JsonBody {

    private static final ObjectReader JSON = JsonMapper.builder().build().reader();

    private JsonBody() {}

    static JsonNode object(byte[] bytes, String sender) {
        try {
            JsonNode body = JSON.readTree(bytes);
            if (body == null || !body.isObject()) {
                throw new BadBody("/", "expected a JSON object, as %s sends".formatted(sender));
            }
            return body;
        } catch (JsonProcessingException e) {
            throw new BadBody(place(e.getLocation()), "not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new BadBody("/", "could not be read: " + e.getMessage());
        }
    }

    /** What is nested too deep, or is too long a number or name, is refused without a place. */
    private static String place(JsonLocation location) {
        return location == null ? "/" : "line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
    }

    /** Empty where it is missing or null. */
    static String text(JsonNode object, String field) {
        return object.path(field).asText("");
    }

    static Instant instant(String at, JsonNode value) {
        try {
            return Instant.parse(value.asText());
        } catch (DateTimeParseException e) {
            throw new BadBody(at, "expected a time like 2026-11-20T03:00:00Z, found '" + value.asText() + "'");
        }
    }

    static Map<String, String> texts(String at, JsonNode object, boolean required) {
        if (!object.isObject() && (required || !(object.isMissingNode() || object.isNull()))) {
            throw new BadBody(at, "expected an object of names and texts");
        }
        Map<String, String> texts = new TreeMap<>();
        object.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        return texts;
    }
}
