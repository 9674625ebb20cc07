package dev.haetae.simulator.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.haetae.simulator.store.ObjectMeta;
import dev.haetae.simulator.store.ObjectStore;
import java.util.List;

/** Answers the requests that look at objects. */
final class Reads {

    private final ObjectStore store;
    private final Tables tables;
    private final Logs logs;

    Reads(ObjectStore store, Tables tables, Logs logs) {
        this.store = store;
        this.tables = tables;
        this.logs = logs;
    }

    JsonNode read(ApiRequest request) {
        return switch (request.verb()) {
            case GET -> get(request);
            case LIST -> list(request);
            case WATCH, CREATE, UPDATE, PATCH, DELETE, DELETECOLLECTION ->
                throw new IllegalArgumentException("No read: " + request);
        };
    }

    private JsonNode get(ApiRequest request) {
        Target target = request.target();
        if (Logs.areMeant(target)) {
            return TextNode.valueOf(logs.of(request, store.get(target.address())));
        }
        Facet facet = Facet.of(target);
        ObjectNode stored = store.get(target.address());
        if (request.wantsTable() && facet instanceof Facet.Whole) {
            return tables.of(target.resource(), List.of(stored), ObjectMeta.resourceVersion(stored));
        }
        return facet.show(stored);
    }

    private ObjectNode list(ApiRequest request) {
        Target target = request.target();
        List<ObjectNode> objects = store.list(target.resource(), target.namespace()).stream()
                .filter(request.selection())
                .toList();
        return request.wantsTable()
                ? tables.of(target.resource(), objects, Long.toString(store.revision()))
                : Lists.of(target.resource(), objects, store.revision());
    }
}
