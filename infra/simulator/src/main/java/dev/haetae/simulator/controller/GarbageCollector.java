package dev.haetae.simulator.controller;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.haetae.simulator.store.Address;
import dev.haetae.simulator.store.Catalog;
import dev.haetae.simulator.store.ObjectMeta;
import dev.haetae.simulator.store.ObjectStore;
import dev.haetae.simulator.store.Persistence;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Removes what lost its owners, or its namespace. */
final class GarbageCollector implements Reconciler {

    private final Catalog catalog;
    private final ObjectStore store;

    GarbageCollector(Catalog catalog, ObjectStore store) {
        this.catalog = catalog;
        this.store = store;
    }

    @Override
    public void step() {
        List<Address> all = store.addresses();
        Set<String> alive =
                all.stream().map(it -> ObjectMeta.uid(store.get(it))).collect(Collectors.toSet());
        all.stream()
                .filter(it -> isHomeless(it) || isOrphan(store.get(it), alive))
                .forEach(it -> store.delete(it, Persistence.KEPT));
    }

    private boolean isHomeless(Address at) {
        return at.resource().namespaced()
                && store.find(new Address(catalog.require("namespaces"), "", at.namespace()))
                        .isEmpty();
    }

    private static boolean isOrphan(ObjectNode object, Set<String> alive) {
        return ObjectMeta.owners(object).findAny().isPresent()
                && ObjectMeta.owners(object)
                        .noneMatch(it -> alive.contains(it.path("uid").asText()));
    }
}
