package dev.haetae.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** An incident as the REST API tells it. */
public record Story(JsonNode incident) {

    public String id() {
        return incident.path("id").asText();
    }

    String state() {
        return incident.path("state").asText();
    }

    /** Where it stands on its ladder. */
    String phase() {
        return incident.path("progress").path("phase").asText();
    }

    public boolean isClosed() {
        return state().equals("closed");
    }

    boolean isVerifying() {
        return phase().equals("verifying");
    }

    /** The types of its events, in their order. */
    public List<String> types() {
        return timeline().map(event -> event.path("type").asText()).toList();
    }

    /** The events of that type, but for those of a look around, which changes nothing. */
    List<JsonNode> all(String type) {
        return timeline()
                .filter(event -> event.path("type").asText().equals(type))
                .filter(event -> !event.at("/action/verb").asText().equals("diagnose"))
                .toList();
    }

    /** The only event of its type, a look around aside. */
    public JsonNode only(String type) {
        List<JsonNode> found = all(type);
        if (found.size() != 1) {
            throw new AssertionError("not one %s but %d in %s".formatted(type, found.size(), types()));
        }
        return found.getFirst();
    }

    /** Whether people were told {@code what}, as a kind of update. */
    public boolean tells(String what) {
        return all("announced").stream()
                .anyMatch(event -> event.path("what").asText().equals(what));
    }

    private Stream<JsonNode> timeline() {
        return StreamSupport.stream(incident.path("timeline").spliterator(), false);
    }

    @Override
    public String toString() {
        return incident.toPrettyString();
    }
}
