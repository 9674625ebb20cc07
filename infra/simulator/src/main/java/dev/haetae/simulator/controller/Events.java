package dev.haetae.simulator.controller;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.haetae.simulator.store.ObjectMeta;
import dev.haetae.simulator.store.Resource;

/** The events that controllers leave behind. */
record Events(Cluster cluster) {

    private static final int KEPT_PER_NAMESPACE = 200;

    void add(Resource resource, ObjectNode about, String reason, String message) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.putObject("metadata")
                .put("name", ObjectMeta.name(about) + "." + cluster.randomSuffix(16))
                .put("namespace", ObjectMeta.namespace(about));
        event.set("involvedObject", reference(resource, about));
        event.put("type", "Normal").put("reason", reason).put("message", message);
        event.putObject("source").put("component", "haetae-simulator");
        event.put("firstTimestamp", cluster.now()).put("lastTimestamp", cluster.now());
        cluster.create("events", event.put("count", 1));
        forgetOldest(ObjectMeta.namespace(about));
    }

    private void forgetOldest(String namespace) {
        var events = cluster.in(namespace, "events");
        if (events.size() > KEPT_PER_NAMESPACE) {
            events.stream()
                    .min((a, b) -> Long.compare(revision(a), revision(b)))
                    .ifPresent(it -> cluster.delete("events", it));
        }
    }

    private static long revision(ObjectNode event) {
        return Long.parseLong(ObjectMeta.resourceVersion(event));
    }

    private static ObjectNode reference(Resource resource, ObjectNode about) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("kind", resource.kind())
                .put("apiVersion", resource.apiVersion())
                .put("namespace", ObjectMeta.namespace(about))
                .put("name", ObjectMeta.name(about))
                .put("uid", ObjectMeta.uid(about))
                .put("resourceVersion", ObjectMeta.resourceVersion(about));
    }
}
