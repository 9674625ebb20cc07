package dev.haetae.function.diagnose;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What differs between two pod templates, in lines. Names are told and values are not, but for images and resources. */
final class TemplateChanges {

    private static final List<String> CONTAINERS = List.of("initContainers", "containers");

    /** The controller's own mark, another one in each release: of a Deployment's, and of an Argo Rollout's. */
    private static final Set<String> HASHES = Set.of("pod-template-hash", "rollouts-pod-template-hash");

    private TemplateChanges() {}

    static List<String> between(JsonNode before, JsonNode after) {
        return Stream.of(
                        CONTAINERS.stream().flatMap(list -> containers(spec(before, list), spec(after, list))),
                        named("pod", differing(before.path("spec"), after.path("spec"), Set.copyOf(CONTAINERS))),
                        named(
                                "pod annotations",
                                differing(meta(before, "annotations"), meta(after, "annotations"), Set.of())),
                        named("pod labels", differing(meta(before, "labels"), meta(after, "labels"), HASHES)))
                .flatMap(lines -> lines)
                .toList();
    }

    /** The names of the fields that are not the same in both. */
    static Set<String> differing(JsonNode before, JsonNode after, Set<String> ignored) {
        return Stream.concat(before.propertyStream(), after.propertyStream())
                .map(field -> field.getKey())
                .filter(name -> !ignored.contains(name))
                .filter(name -> !before.path(name).equals(after.path(name)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> containers(JsonNode before, JsonNode after) {
        return Stream.concat(before.valueStream(), after.valueStream())
                .map(container -> container.path("name").asText())
                .distinct()
                .flatMap(name -> ContainerChanges.between(name, ByName.in(before, name), ByName.in(after, name)));
    }

    private static Stream<String> named(String what, Set<String> names) {
        return names.isEmpty() ? Stream.empty() : Stream.of(what + ": changed " + String.join(", ", names));
    }

    private static JsonNode spec(JsonNode template, String field) {
        return template.path("spec").path(field);
    }

    private static JsonNode meta(JsonNode template, String field) {
        return template.path("metadata").path(field);
    }
}
