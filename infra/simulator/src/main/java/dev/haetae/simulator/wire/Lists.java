package dev.haetae.simulator.wire;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.haetae.simulator.store.Resource;
import java.util.List;

/** The list of objects that answers a request. */
final class Lists {

    private Lists() {}

    static ObjectNode of(Resource resource, List<ObjectNode> objects, long revision) {
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        list.put("kind", resource.kind() + "List").put("apiVersion", resource.apiVersion());
        list.putObject("metadata").put("resourceVersion", Long.toString(revision));
        list.putArray("items").addAll(objects);
        return list;
    }
}
