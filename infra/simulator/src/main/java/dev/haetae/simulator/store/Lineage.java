package dev.haetae.simulator.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.stream.Stream;

/** An object and the workloads above it: there an operator says how the simulator is to play it. */
public record Lineage(Catalog catalog, ObjectStore store) {

    /** The object itself, then what owns it, the topmost first. */
    public Stream<ObjectNode> of(ObjectNode object) {
        return Stream.concat(Stream.of(object), above(object));
    }

    /** What the first of them says. */
    public Optional<String> annotation(ObjectNode object, String key) {
        return of(object).flatMap(it -> ObjectMeta.annotation(it, key).stream()).findFirst();
    }

    private Stream<ObjectNode> above(ObjectNode object) {
        return ObjectMeta.owners(object)
                .flatMap(it -> owner(ObjectMeta.namespace(object), it).stream())
                .flatMap(it -> Stream.concat(above(it), Stream.of(it)));
    }

    private Optional<ObjectNode> owner(String namespace, JsonNode reference) {
        return catalog.ofKind(
                        reference.path("apiVersion").asText(),
                        reference.path("kind").asText())
                .flatMap(it -> store.find(
                        new Address(it, namespace, reference.path("name").asText())));
    }
}
