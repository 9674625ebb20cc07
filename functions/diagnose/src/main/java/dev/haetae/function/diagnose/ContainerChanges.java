package dev.haetae.function.diagnose;

import com.fasterxml.jackson.databind.JsonNode;
import dev.haetae.function.kubernetes.Discretion;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What differs between two of a container's definitions, in lines. The values of its environment are told to nobody. */
final class ContainerChanges {

    private static final Set<String> TOLD = Set.of("name", "image", "env", "resources");

    private ContainerChanges() {}

    /** Either may be missing. */
    static Stream<String> between(String name, JsonNode before, JsonNode after) {
        String prefix = "container " + name + ": ";
        if (before.isMissingNode()) {
            return Stream.of(prefix + "added, image " + said(after.path("image")));
        }
        if (after.isMissingNode()) {
            return Stream.of(prefix + "removed");
        }
        return Stream.of(
                        value("image", before.path("image"), after.path("image")),
                        environment(before.path("env"), after.path("env")),
                        resources(before.path("resources"), after.path("resources")),
                        names("also changed ", TemplateChanges.differing(before, after, TOLD)))
                .flatMap(lines -> lines)
                .map(prefix::concat);
    }

    private static Stream<String> value(String what, JsonNode before, JsonNode after) {
        return before.equals(after)
                ? Stream.empty()
                : Stream.of("%s %s → %s".formatted(what, said(before), said(after)));
    }

    private static Stream<String> environment(JsonNode before, JsonNode after) {
        Set<String> old = ByName.names(before);
        Set<String> now = ByName.names(after);
        List<String> parts = new ArrayList<>();
        names("added ", filtered(now, name -> !old.contains(name))).forEach(parts::add);
        names("removed ", filtered(old, name -> !now.contains(name))).forEach(parts::add);
        names("changed ", filtered(now, name -> isChanged(name, before, after))).forEach(parts::add);
        return parts.isEmpty() ? Stream.empty() : Stream.of("environment: " + String.join("; ", parts));
    }

    private static boolean isChanged(String name, JsonNode before, JsonNode after) {
        JsonNode old = ByName.in(before, name);
        return !old.isMissingNode() && !old.equals(ByName.in(after, name));
    }

    private static Stream<String> resources(JsonNode before, JsonNode after) {
        return Stream.of("requests", "limits")
                .flatMap(kind -> TemplateChanges.differing(before.path(kind), after.path(kind), Set.of()).stream()
                        .flatMap(name -> value(
                                kind + "." + name,
                                before.path(kind).path(name),
                                after.path(kind).path(name))));
    }

    private static Stream<String> names(String what, Set<String> names) {
        return names.isEmpty() ? Stream.empty() : Stream.of(what + String.join(", ", names));
    }

    private static Set<String> filtered(Set<String> names, Predicate<String> which) {
        Set<String> kept = new TreeSet<>(names);
        kept.removeIf(which.negate());
        return kept;
    }

    private static String said(JsonNode value) {
        return value.isMissingNode() ? "none" : Discretion.of(value.asText());
    }
}
