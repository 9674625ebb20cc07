package dev.haetae.simulator.controller;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.haetae.simulator.store.Address;
import dev.haetae.simulator.store.Catalog;
import dev.haetae.simulator.store.Lineage;
import dev.haetae.simulator.store.ObjectMeta;
import dev.haetae.simulator.store.ObjectStore;
import dev.haetae.simulator.store.Persistence;
import dev.haetae.simulator.store.Resource;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** The cluster as its controllers see it. */
record Cluster(Catalog catalog, ObjectStore store, Clock clock, RandomGenerator random) {

    /** Without vowels, as in Kubernetes, so that no name spells a word. */
    private static final String NAME_LETTERS = "bcdfghjklmnpqrstvwxz2456789";

    List<ObjectNode> all(String plural) {
        return store.list(resource(plural), "");
    }

    List<ObjectNode> in(String namespace, String plural) {
        return store.list(resource(plural), namespace);
    }

    List<ObjectNode> ownedBy(ObjectNode owner, String plural) {
        String uid = ObjectMeta.uid(owner);
        return in(ObjectMeta.namespace(owner), plural).stream()
                .filter(it -> ObjectMeta.isControlledBy(it, uid))
                .toList();
    }

    Optional<ObjectNode> find(String plural, String namespace, String name) {
        return store.find(new Address(resource(plural), namespace, name));
    }

    ObjectNode create(String plural, ObjectNode object) {
        return store.create(Address.of(resource(plural), object), object, Persistence.KEPT);
    }

    ObjectNode change(String plural, ObjectNode object, Consumer<ObjectNode> change) {
        return store.change(Address.of(resource(plural), object), change);
    }

    void delete(String plural, ObjectNode object) {
        store.delete(Address.of(resource(plural), object), Persistence.KEPT);
    }

    /** The metadata of a new object that belongs to another. */
    ObjectNode ownedMetadata(String ownerPlural, ObjectNode owner, String name) {
        Resource resource = resource(ownerPlural);
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        ObjectNode metadata = object.putObject("metadata").put("name", name);
        metadata.put("namespace", ObjectMeta.namespace(owner));
        metadata.putArray("ownerReferences")
                .addObject()
                .put("apiVersion", resource.apiVersion())
                .put("kind", resource.kind())
                .put("name", ObjectMeta.name(owner))
                .put("uid", ObjectMeta.uid(owner))
                .put("controller", true)
                .put("blockOwnerDeletion", true);
        return object;
    }

    /** Tells the reader of {@code kubectl describe} what was done to an object. */
    void tell(String plural, ObjectNode about, String reason, String message) {
        new Events(this).add("Normal", resource(plural), about, reason, message);
    }

    /** Tells what went wrong with an object. */
    void warn(String plural, ObjectNode about, String reason, String message) {
        new Events(this).add("Warning", resource(plural), about, reason, message);
    }

    Lineage lineage() {
        return new Lineage(catalog, store);
    }

    String now() {
        return instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    Instant instant() {
        return clock.instant();
    }

    String randomSuffix(int length) {
        return random.ints(length, 0, NAME_LETTERS.length())
                .mapToObj(i -> NAME_LETTERS.substring(i, i + 1))
                .collect(Collectors.joining());
    }

    private Resource resource(String plural) {
        return catalog.require(plural);
    }
}
