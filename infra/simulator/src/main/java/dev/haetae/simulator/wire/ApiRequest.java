package dev.haetae.simulator.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.haetae.simulator.store.Address;
import dev.haetae.simulator.store.ObjectMeta;
import dev.haetae.simulator.store.Persistence;
import dev.haetae.simulator.store.Refusal;
import dev.haetae.simulator.store.Selector;
import io.vertx.core.MultiMap;
import java.util.function.Predicate;

/** One request that concerns objects. */
record ApiRequest(String method, String path, Target target, MultiMap query, MultiMap headers, JsonNode body) {

    Verb verb() {
        boolean one = !target.name().isEmpty();
        return switch (method) {
            case "GET" -> isWatch() ? Verb.WATCH : one ? Verb.GET : Verb.LIST;
            case "POST" -> Verb.CREATE;
            case "PUT" -> Verb.UPDATE;
            case "PATCH" -> Verb.PATCH;
            case "DELETE" -> one ? Verb.DELETE : Verb.DELETECOLLECTION;
            default -> throw Refusal.of(405, "MethodNotAllowed", "the server does not allow this method: " + method);
        };
    }

    private boolean isWatch() {
        return parameter("watch").equals("true") || parameter("watch").equals("1");
    }

    String parameter(String name) {
        String value = query.get(name);
        return value == null ? "" : value;
    }

    String header(String name) {
        String value = headers.get(name);
        return value == null ? "" : value;
    }

    /** In whose name it is asked for: what the caller says, or the first word of what it is. */
    String manager() {
        String said = parameter("fieldManager");
        String agent = header("User-Agent").replaceFirst("/.*", "");
        return !said.isEmpty() ? said : agent.isEmpty() ? "unknown" : agent;
    }

    boolean isDryRun() {
        return parameter("dryRun").equals("All")
                || body.path("dryRun").valueStream().anyMatch(it -> it.asText().equals("All"));
    }

    Persistence persistence() {
        return isDryRun() ? Persistence.DRY_RUN : Persistence.KEPT;
    }

    boolean wantsTable() {
        return header("Accept").contains("as=Table");
    }

    /** Which of the objects the request means, by its selectors and its name. */
    Predicate<ObjectNode> selection() {
        return Selector.byLabels(parameter("labelSelector"))
                .and(Selector.byFields(parameter("fieldSelector")))
                .and(it -> target.name().isEmpty()
                        || target.name().equals(it.path("metadata").path("name").asText()));
    }

    /** What it is about; what is to be made is named by the body alone. */
    Address addressed() {
        Address at = target.address();
        return at.name().isEmpty() && verb() == Verb.CREATE
                ? new Address(at.resource(), at.namespace(), ObjectMeta.name(body))
                : at;
    }

    /** The object that the caller sends. */
    ObjectNode object() {
        if (body instanceof ObjectNode object) {
            return Bodies.withoutNulls(object.deepCopy());
        }
        throw Refusal.badRequest("the body of the request is no object");
    }
}
