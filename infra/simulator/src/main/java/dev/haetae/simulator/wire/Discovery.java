package dev.haetae.simulator.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.haetae.simulator.store.Catalog;
import dev.haetae.simulator.store.Refusal;
import dev.haetae.simulator.store.Resource;
import java.util.List;
import java.util.Optional;

/** Tells clients what the cluster is and which kinds of objects it serves. */
record Discovery(Catalog catalog) {

    private static final List<String> VERBS =
            List.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");
    private static final List<String> VERBS_OF_SUBRESOURCES = List.of("get", "patch", "update");

    void answer(Exchange exchange) {
        String path = exchange.http().path();
        switch (path) {
            case "/healthz", "/livez", "/readyz" -> exchange.answer(200, "text/plain", "ok");
            default ->
                find(path)
                        .ifPresentOrElse(
                                it -> exchange.answer(200, it),
                                () -> exchange.answer(404, Refusal.unknownPath().status()));
        }
    }

    private Optional<ObjectNode> find(String path) {
        return switch (path) {
            case "/version" -> Optional.of(version());
            case "/api" -> Optional.of(coreVersions());
            case "/apis" -> Optional.of(groups());
            case "/openapi/v3" -> Optional.of(new OpenApi(catalog).index());
            default -> resourcesOrSchema(path);
        };
    }

    private Optional<ObjectNode> resourcesOrSchema(String path) {
        if (path.startsWith("/openapi/v3/")) {
            String served = path.substring("/openapi/v3".length());
            return optional(resourcesAt(served)).map(it -> new OpenApi(catalog).of(served, it));
        }
        return optional(resourcesAt(path)).map(Discovery::resourceList).or(() -> group(path));
    }

    private static Optional<List<Resource>> optional(List<Resource> resources) {
        return Optional.of(resources).filter(it -> !it.isEmpty());
    }

    private List<Resource> resourcesAt(String path) {
        return catalog.resources().stream()
                .filter(it -> OpenApi.root(it).equals(path))
                .toList();
    }

    private static ObjectNode version() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("major", "1")
                .put("minor", "32")
                .put("gitVersion", "v1.32.0+haetae-simulator")
                .put("platform", "simulated/any");
    }

    private static ObjectNode coreVersions() {
        ObjectNode versions = object("APIVersions", "v1");
        versions.putArray("versions").add("v1");
        return versions;
    }

    private ObjectNode groups() {
        ObjectNode list = object("APIGroupList", "v1");
        ArrayNode groups = list.putArray("groups");
        catalog.resources().stream()
                .filter(it -> !it.group().isEmpty())
                .map(Resource::apiVersion)
                .distinct()
                .forEach(it -> groups.add(group(it, JsonNodeFactory.instance.objectNode())));
        return list;
    }

    private Optional<ObjectNode> group(String path) {
        return catalog.resources().stream()
                .filter(it -> path.equals("/apis/" + it.group()))
                .findFirst()
                .map(it -> group(it.apiVersion(), object("APIGroup", "v1")));
    }

    private static ObjectNode group(String groupVersion, ObjectNode group) {
        String[] parts = groupVersion.split("/", 2);
        ObjectNode version = JsonNodeFactory.instance
                .objectNode()
                .put("groupVersion", groupVersion)
                .put("version", parts[1]);
        group.put("name", parts[0]).putArray("versions").add(version);
        group.set("preferredVersion", version);
        return group;
    }

    private static ObjectNode resourceList(List<Resource> resources) {
        ObjectNode list = object("APIResourceList", "v1");
        list.put("groupVersion", resources.getFirst().apiVersion());
        ArrayNode entries = list.putArray("resources");
        resources.forEach(it -> describe(entries, it));
        return list;
    }

    private static void describe(ArrayNode entries, Resource resource) {
        ObjectNode entry = add(entries, resource, "", VERBS).put("singularName", resource.singular());
        resource.shortNames().forEach(entry.withArray("/shortNames")::add);
        resource.categories().forEach(entry.withArray("/categories")::add);
        if (resource.hasStatus()) {
            add(entries, resource, "/status", VERBS_OF_SUBRESOURCES);
        }
        if (resource.plural().equals("pods")) {
            add(entries, resource, "/log", List.of("get"));
            add(entries, resource, "/eviction", List.of("create"))
                    .put("group", "policy")
                    .put("version", "v1")
                    .put("kind", "Eviction");
        }
        if (resource.hasScale()) {
            add(entries, resource, "/scale", VERBS_OF_SUBRESOURCES)
                    .put("group", "autoscaling")
                    .put("version", "v1")
                    .put("kind", "Scale");
        }
    }

    private static ObjectNode add(ArrayNode entries, Resource resource, String subresource, List<String> verbs) {
        ObjectNode entry = entries.addObject()
                .put("name", resource.plural() + subresource)
                .put("singularName", "")
                .put("namespaced", resource.namespaced())
                .put("kind", resource.kind());
        verbs.forEach(entry.putArray("verbs")::add);
        return entry;
    }

    private static ObjectNode object(String kind, String apiVersion) {
        return JsonNodeFactory.instance.objectNode().put("kind", kind).put("apiVersion", apiVersion);
    }
}
