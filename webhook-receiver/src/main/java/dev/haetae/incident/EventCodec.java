package dev.haetae.incident;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.haetae.store.Json;
import java.util.List;
import java.util.function.UnaryOperator;

/** Writes events, and reads those of any earlier release through its upcasters. */
final class EventCodec {

    /** Turns version {@code from} of a type into the next one. */
    record Upcaster(String type, int from, UnaryOperator<ObjectNode> change) {}

    private final List<Upcaster> upcasters;

    EventCodec(List<Upcaster> upcasters) {
        this.upcasters = List.copyOf(upcasters);
    }

    /** This release's: no shape has changed yet. */
    static EventCodec current() {
        return new EventCodec(List.of());
    }

    String write(Event event) {
        return Json.write(event);
    }

    Event read(String stored) {
        return upcasters.isEmpty() ? Json.read(stored, Event.class) : changed(stored);
    }

    private Event changed(String stored) {
        ObjectNode tree = (ObjectNode) Json.read(stored, JsonNode.class);
        for (Upcaster upcaster : upcasters) {
            if (tree.path("v").asInt() == upcaster.from()
                    && tree.path("what").path("type").asText().equals(upcaster.type())) {
                tree = upcaster.change().apply(tree).put("v", upcaster.from() + 1);
            }
        }
        return Json.convert(tree, Event.class);
    }
}
