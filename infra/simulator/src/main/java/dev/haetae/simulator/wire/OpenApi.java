package dev.haetae.simulator.wire;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.haetae.simulator.store.Catalog;
import dev.haetae.simulator.store.Resource;
import java.util.List;

/**
 * As much OpenAPI as kubectl needs before it applies or creates: that a patch may be validated, and tried out, by the
 * server. There are no schemas.
 */
record OpenApi(Catalog catalog) {

    /** The path under which the objects of a group and version live. */
    static String root(Resource resource) {
        return (resource.group().isEmpty() ? "/api/" : "/apis/") + resource.apiVersion();
    }

    ObjectNode index() {
        ObjectNode index = JsonNodeFactory.instance.objectNode();
        ObjectNode paths = index.putObject("paths");
        catalog.resources().stream()
                .map(OpenApi::root)
                .distinct()
                .forEach(it -> paths.putObject(it.substring(1)).put("serverRelativeURL", "/openapi/v3" + it));
        return index;
    }

    ObjectNode of(String root, List<Resource> resources) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("openapi", "3.0.0");
        document.putObject("info").put("title", "Haetae simulator").put("version", "v1.32.0");
        ObjectNode paths = document.putObject("paths");
        resources.forEach(it -> addPatch(paths.putObject(path(root, it)), it));
        document.putObject("components").putObject("schemas");
        return document;
    }

    private static String path(String root, Resource resource) {
        return root + (resource.namespaced() ? "/namespaces/{namespace}/" : "/") + resource.plural() + "/{name}";
    }

    private static void addPatch(ObjectNode path, Resource resource) {
        ObjectNode patch = path.putObject("patch");
        for (String name : new String[] {"dryRun", "fieldValidation"}) {
            patch.withArray("parameters")
                    .addObject()
                    .put("name", name)
                    .put("in", "query")
                    .putObject("schema")
                    .put("type", "string");
        }
        patch.putObject("x-kubernetes-group-version-kind")
                .put("group", resource.group())
                .put("version", resource.version())
                .put("kind", resource.kind());
        patch.putObject("responses").putObject("200").put("description", "OK");
    }
}
