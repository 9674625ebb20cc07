package dev.haetae.simulator.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.haetae.simulator.store.Address;
import dev.haetae.simulator.store.ObjectMeta;
import dev.haetae.simulator.store.ObjectStore;
import dev.haetae.simulator.store.Persistence;
import dev.haetae.simulator.store.Refusal;
import java.util.List;
import java.util.Optional;

/** Carries out the requests that delete objects. */
final class Removals {

    private final ObjectStore store;

    Removals(ObjectStore store) {
        this.store = store;
    }

    Written one(ApiRequest request) {
        if (!request.target().subresource().isEmpty()) {
            throw Refusal.unknownPath();
        }
        Address at = request.target().address();
        ObjectNode before = store.get(at);
        refuseUnlessMeant(at, before, request.body().path("preconditions"));
        remove(request, at, before);
        return new Written(200, success(at, before), at, Optional.of(before), Optional.empty());
    }

    Written all(ApiRequest request) {
        Address at = request.target().address();
        List<ObjectNode> meant = store.list(at.resource(), at.namespace()).stream()
                .filter(request.selection())
                .toList();
        meant.forEach(it -> remove(request, Address.of(at.resource(), it), it));
        ObjectNode list = Lists.of(at.resource(), meant, store.revision());
        return new Written(200, list, at, Optional.empty(), Optional.empty());
    }

    private static void refuseUnlessMeant(Address at, ObjectNode object, JsonNode preconditions) {
        refuseUnlessEqual(at, "UID", preconditions.path("uid"), ObjectMeta.uid(object));
        refuseUnlessEqual(
                at, "ResourceVersion", preconditions.path("resourceVersion"), ObjectMeta.resourceVersion(object));
    }

    private static void refuseUnlessEqual(Address at, String what, JsonNode meant, String found) {
        if (meant.isTextual() && !meant.asText().equals(found)) {
            throw Refusal.conflict(
                    at,
                    "the %s in the precondition (%s) does not match the %s in record (%s). The object might have been"
                                    .formatted(what, meant.asText(), what, found)
                            + " deleted and then recreated");
        }
    }

    private void remove(ApiRequest request, Address at, ObjectNode object) {
        Persistence persistence = request.persistence();
        if (persistence == Persistence.KEPT && isOrphaning(request)) {
            dependents(object).forEach(it -> store.change(it, dependent -> forget(dependent, object)));
        }
        store.delete(at, persistence);
    }

    private static boolean isOrphaning(ApiRequest request) {
        String inBody = request.body().path("propagationPolicy").asText("");
        return inBody.equals("Orphan") || request.parameter("propagationPolicy").equals("Orphan");
    }

    private List<Address> dependents(ObjectNode owner) {
        return store.addresses().stream()
                .filter(it -> ObjectMeta.owners(store.get(it)).anyMatch(reference -> isTo(owner, reference)))
                .toList();
    }

    private static void forget(ObjectNode dependent, ObjectNode owner) {
        ArrayNode kept = dependent.arrayNode();
        ObjectMeta.owners(dependent).filter(it -> !isTo(owner, it)).forEach(kept::add);
        if (kept.isEmpty()) {
            ObjectMeta.of(dependent).remove("ownerReferences");
        } else {
            ObjectMeta.of(dependent).set("ownerReferences", kept);
        }
    }

    private static boolean isTo(ObjectNode owner, JsonNode reference) {
        return reference.path("uid").asText().equals(ObjectMeta.uid(owner));
    }

    private static ObjectNode success(Address at, ObjectNode object) {
        ObjectNode status = object.objectNode().put("kind", "Status").put("apiVersion", "v1");
        status.putObject("metadata");
        status.put("status", "Success");
        ObjectNode details = status.putObject("details").put("name", at.name());
        if (!at.resource().group().isEmpty()) {
            details.put("group", at.resource().group());
        }
        details.put("kind", at.resource().plural()).put("uid", ObjectMeta.uid(object));
        return status;
    }
}
