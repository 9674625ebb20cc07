package dev.haetae.function.status;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.haetae.function.status.ScriptedPeer.Request;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A page whose incidents, and all the texts that they have had, can be read. */
final class StatuspageFake implements Function<Request, String> {

    final Map<String, ObjectNode> incidents = new ConcurrentHashMap<>();
    final List<String> bodies = new CopyOnWriteArrayList<>();

    @Override
    public String apply(Request request) {
        String path = request.uri().getPath();
        String last = path.substring(path.lastIndexOf('/') + 1);
        return switch (request.method()) {
            case "POST" -> written("i" + (incidents.size() + 1), request);
            case "PATCH" -> written(last, request);
            default -> last.equals("unresolved") ? list() : incidents.get(last).toString();
        };
    }

    private String written(String id, Request request) {
        ObjectNode incident = (ObjectNode) request.body().path("incident");
        incidents.put(id, incident.put("id", id));
        bodies.add(incident.path("body").asText());
        return incident.toString();
    }

    private String list() {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        incidents.values().forEach(all::add);
        return all.toString();
    }
}
