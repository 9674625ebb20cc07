package dev.haetae.simulator.store;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Where an object lives; the namespace is empty for objects of the whole cluster. */
public record Address(Resource resource, String namespace, String name) {

    /** The address an object gives for itself. */
    public static Address of(Resource resource, ObjectNode object) {
        return new Address(resource, ObjectMeta.namespace(object), ObjectMeta.name(object));
    }
}
