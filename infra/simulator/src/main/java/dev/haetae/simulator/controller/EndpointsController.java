package dev.haetae.simulator.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.haetae.simulator.store.ObjectMeta;
import dev.haetae.simulator.store.Selector;
import java.util.List;
import java.util.function.Predicate;

/** Lists, for every Service with a selector, the Pods that are ready and those that are not. */
final class EndpointsController implements Reconciler {

    private final Cluster cluster;

    EndpointsController(Cluster cluster) {
        this.cluster = cluster;
    }

    @Override
    public void step() {
        cluster.all("services").stream()
                .filter(it -> it.path("spec").hasNonNull("selector"))
                .forEach(this::step);
    }

    private void step(ObjectNode service) {
        ArrayNode subsets = subsets(service);
        String name = ObjectMeta.name(service);
        ObjectNode endpoints = cluster.find("endpoints", ObjectMeta.namespace(service), name)
                .orElseGet(() -> cluster.create("endpoints", cluster.ownedMetadata("services", service, name)));
        cluster.change("endpoints", endpoints, it -> {
            if (subsets.isEmpty()) {
                it.remove("subsets");
            } else {
                it.set("subsets", subsets);
            }
        });
    }

    private ArrayNode subsets(ObjectNode service) {
        List<ObjectNode> pods = podsOf(service);
        ArrayNode subsets = JsonNodeFactory.instance.arrayNode();
        if (!pods.isEmpty()) {
            ObjectNode subset = subsets.addObject();
            putAddresses(subset, "addresses", pods, PodStatus::isReady);
            putAddresses(subset, "notReadyAddresses", pods, it -> !PodStatus.isReady(it));
            subset.set("ports", ports(service));
        }
        return subsets;
    }

    private List<ObjectNode> podsOf(ObjectNode service) {
        ObjectNode selector = JsonNodeFactory.instance.objectNode();
        selector.set("matchLabels", service.path("spec").path("selector"));
        Predicate<JsonNode> matches = Selector.ofWorkload(selector);
        return cluster.in(ObjectMeta.namespace(service), "pods").stream()
                .filter(it -> matches.test(ObjectMeta.labels(it)))
                .filter(it -> it.path("status").hasNonNull("podIP"))
                .filter(it -> !PodStatus.isFinished(it))
                .toList();
    }

    private static void putAddresses(
            ObjectNode subset, String field, List<ObjectNode> pods, Predicate<ObjectNode> which) {
        pods.stream().filter(which).forEach(it -> {
            ObjectNode address = subset.withArray(field).addObject();
            address.put("ip", it.path("status").path("podIP").asText());
            address.put("nodeName", it.path("spec").path("nodeName").asText());
            address.putObject("targetRef")
                    .put("kind", "Pod")
                    .put("namespace", ObjectMeta.namespace(it))
                    .put("name", ObjectMeta.name(it))
                    .put("uid", ObjectMeta.uid(it));
        });
    }

    private static ArrayNode ports(ObjectNode service) {
        ArrayNode ports = JsonNodeFactory.instance.arrayNode();
        service.path("spec").path("ports").forEach(it -> {
            JsonNode target = it.path("targetPort");
            ObjectNode port = ports.addObject();
            port.put("port", target.isInt() ? target.asInt() : it.path("port").asInt());
            port.put("protocol", it.path("protocol").asText("TCP"));
        });
        return ports;
    }
}
