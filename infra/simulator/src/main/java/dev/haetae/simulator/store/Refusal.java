package dev.haetae.simulator.store;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Serial;

/** A request the cluster turns down, with what its {@code Status} says. */
public final class Refusal extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final int code;
    private final String reason;
    private final transient ObjectNode details;

    private Refusal(int code, String reason, String message, ObjectNode details) {
        super(message, null, false, false);
        this.code = code;
        this.reason = reason;
        this.details = details;
    }

    /** A refusal that concerns no object in particular. */
    public static Refusal of(int code, String reason, String message) {
        return new Refusal(code, reason, message, JsonNodeFactory.instance.objectNode());
    }

    public static Refusal badRequest(String message) {
        return of(400, "BadRequest", message);
    }

    /** No such path. */
    public static Refusal unknownPath() {
        return of(404, "NotFound", "the server could not find the requested resource");
    }

    public static Refusal notFound(Address at) {
        return about(at, 404, "NotFound", "%s \"%s\" not found".formatted(at.resource(), at.name()));
    }

    public static Refusal alreadyExists(Address at) {
        return about(at, 409, "AlreadyExists", "%s \"%s\" already exists".formatted(at.resource(), at.name()));
    }

    /** The caller has seen an older version of the object than the cluster holds. */
    public static Refusal stale(Address at) {
        return conflict(
                at, "the object has been modified; please apply your changes to the latest version and try again");
    }

    public static Refusal conflict(Address at, String why) {
        String message = "Operation cannot be fulfilled on %s \"%s\": %s".formatted(at.resource(), at.name(), why);
        return about(at, 409, "Conflict", message);
    }

    /** An eviction would leave fewer ready than a disruption budget asks for. */
    public static Refusal budget(Address at, String why) {
        Refusal refusal =
                about(at, 429, "TooManyRequests", "Cannot evict pod as it would violate the pod's disruption budget.");
        refusal.details
                .withArray("causes")
                .addObject()
                .put("reason", "DisruptionBudget")
                .put("message", why);
        return refusal;
    }

    /** A field of the object holds what it must not. */
    public static Refusal invalid(String kind, Address at, String field, String why) {
        String message = "%s \"%s\" is invalid: %s: %s".formatted(kind, at.name(), field, why);
        Refusal refusal = about(at, 422, "Invalid", message);
        refusal.details.put("kind", kind.replaceFirst("\\..*", ""));
        refusal.details
                .withArray("causes")
                .addObject()
                .put("reason", "FieldValueInvalid")
                .put("message", why)
                .put("field", field);
        return refusal;
    }

    private static Refusal about(Address at, int code, String reason, String message) {
        Refusal refusal = of(code, reason, message);
        refusal.details.put("name", at.name()).put("kind", at.resource().plural());
        if (!at.resource().group().isEmpty()) {
            refusal.details.put("group", at.resource().group());
        }
        return refusal;
    }

    public int code() {
        return code;
    }

    /** The body that answers the request. */
    public ObjectNode status() {
        ObjectNode status = JsonNodeFactory.instance.objectNode();
        status.put("kind", "Status").put("apiVersion", "v1").putObject("metadata");
        status.put("status", "Failure").put("message", getMessage()).put("reason", reason);
        status.set("details", details);
        return status.put("code", code);
    }
}
