package dev.haetae.simulator.controller;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.haetae.simulator.store.ObjectMeta;
import dev.haetae.simulator.store.Resource;

/** The events that controllers leave behind; the same once more is counted. */
record Events(Cluster cluster) {

    private static final int KEPT_PER_NAMESPACE = 200;

    /** Where the events of objects without a namespace are. */
    private static final String OF_THE_CLUSTER = "default";

    void add(String type, Resource resource, ObjectNode about, String reason, String message) {
        String namespace = namespace(about);
        cluster.in(namespace, "events").stream()
                .filter(it -> it.path("involvedObject").path("uid").asText().equals(ObjectMeta.uid(about)))
                .filter(it -> it.path("reason").asText().equals(reason))
                .filter(it -> it.path("message").asText().equals(message))
                .findFirst()
                .ifPresentOrElse(this::count, () -> create(type, reference(resource, about), reason, message));
        forgetOldest(namespace);
    }

    private void count(ObjectNode event) {
        cluster.change(
                "events",
                event,
                it -> it.put("count", it.path("count").asInt() + 1).put("lastTimestamp", cluster.now()));
    }

    private void create(String type, ObjectNode about, String reason, String message) {
        String namespace = about.path("namespace").asText();
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.putObject("metadata")
                .put("name", about.path("name").asText() + "." + cluster.randomSuffix(16))
                .put("namespace", namespace.isEmpty() ? OF_THE_CLUSTER : namespace);
        event.set("involvedObject", about);
        event.put("type", type).put("reason", reason).put("message", message);
        event.putObject("source").put("component", "haetae-simulator");
        event.put("firstTimestamp", cluster.now()).put("lastTimestamp", cluster.now());
        cluster.create("events", event.put("count", 1));
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

    private static String namespace(ObjectNode about) {
        String namespace = ObjectMeta.namespace(about);
        return namespace.isEmpty() ? OF_THE_CLUSTER : namespace;
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
