package dev.haetae.function.status;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.haetae.function.status.ScriptedPeer.Request;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A Slack with any channel, whose messages can be read. */
final class SlackFake implements Function<Request, String> {

    static final String CHANNEL = "C0123ABC";

    final List<ObjectNode> messages = new CopyOnWriteArrayList<>();

    @Override
    public String apply(Request request) {
        String path = request.uri().getPath();
        return switch (path.substring(path.lastIndexOf('/') + 1)) {
            case "chat.postMessage" -> posted((ObjectNode) request.body());
            case "chat.update" -> changed((ObjectNode) request.body());
            case "conversations.history", "conversations.replies" -> list();
            default -> posted((ObjectNode) request.body());
        };
    }

    private String posted(ObjectNode message) {
        messages.add(message.put("ts", "1700000000.%06d".formatted(messages.size() + 1)));
        return ok().put("channel", CHANNEL)
                .put("ts", message.path("ts").asText())
                .toString();
    }

    private String changed(ObjectNode change) {
        messages.stream()
                .filter(message -> message.path("ts").equals(change.path("ts")))
                .forEach(message -> message.put("text", change.path("text").asText()));
        return ok().toString();
    }

    private String list() {
        ObjectNode answer = ok();
        ArrayNode all = answer.putArray("messages");
        messages.forEach(all::add);
        return answer.toString();
    }

    private static ObjectNode ok() {
        return JsonNodeFactory.instance.objectNode().put("ok", true);
    }
}
