package dev.haetae.function.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.haetae.contract.Failure;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Incidents on the page. Each carries ours and its latest update as metadata, which is looked for before writing again. */
@Singleton
class Statuspage {

    private final StatuspageApi api;
    private final ChannelsConfig.Statuspage config;

    @Inject
    Statuspage(StatuspageApi api, ChannelsConfig config) {
        this.api = api;
        this.config = config.statuspage();
    }

    /** The page's own id of what it now shows. */
    String create(JsonNode incident) {
        return api.send(new Call(write("POST", "", incident), false, Statuspage::whole))
                .path("id")
                .asText();
    }

    /** Each makes an update that people see, so a second one is not the same. */
    void change(String id, JsonNode incident) {
        api.send(new Call(write("PATCH", "/" + id, incident), false, Statuspage::whole));
    }

    /** The one that is about our incident, among those that are not resolved. */
    Optional<String> about(String incident) {
        return StreamSupport.stream(get("/unresolved").spliterator(), false)
                .filter(shown -> shown.at("/metadata/haetae/incident").asText().equals(incident))
                .map(shown -> shown.path("id").asText())
                .findFirst();
    }

    boolean shows(String id, String update) {
        return get("/" + id).at("/metadata/haetae/update").asText().equals(update);
    }

    private JsonNode get(String path) {
        HttpRequest request = authorized(Call.to(uri(path))).GET().build();
        return api.send(new Call(request, true, Statuspage::readable));
    }

    private HttpRequest write(String method, String path, JsonNode incident) {
        JsonNode body = JsonNodeFactory.instance.objectNode().set("incident", incident);
        return authorized(Call.json(uri(path), method, body)).build();
    }

    private HttpRequest.Builder authorized(HttpRequest.Builder request) {
        return request.header(
                "Authorization", "OAuth " + config.token().orElseThrow().strip());
    }

    private URI uri(String path) {
        return URI.create("%s/v1/pages/%s/incidents%s"
                .formatted(config.url(), config.page().orElseThrow().strip(), path));
    }

    private static JsonNode whole(JsonNode answer) {
        if (!answer.path("id").asText().matches("\\w{1,40}")) {
            throw new Trouble.Doubt(Failure.PEER_ERROR, "its answer makes no sense");
        }
        return answer;
    }

    private static JsonNode readable(JsonNode answer) {
        if (!answer.isContainerNode()) {
            throw new Trouble.Fault(Failure.PEER_ERROR, "its answer makes no sense");
        }
        return answer;
    }
}
