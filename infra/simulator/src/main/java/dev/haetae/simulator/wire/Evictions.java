package dev.haetae.simulator.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.haetae.simulator.store.Address;
import dev.haetae.simulator.store.Budget;
import dev.haetae.simulator.store.Catalog;
import dev.haetae.simulator.store.ObjectMeta;
import dev.haetae.simulator.store.ObjectStore;
import dev.haetae.simulator.store.Refusal;
import java.util.List;
import java.util.Optional;

/** Carries out requests to a Pod's subresource {@code eviction}: a deletion that disruption budgets may refuse. */
record Evictions(Catalog catalog, ObjectStore store) {

    static boolean isMeant(ApiRequest request) {
        Target target = request.target();
        return target.subresource().equals("eviction")
                && target.resource().plural().equals("pods");
    }

    Written evict(ApiRequest request) {
        Address at = request.target().address();
        ObjectNode pod = store.get(at);
        refuseUnlessMeant(request, at, pod);
        refuseWithinBudgets(at, pod);
        store.delete(at, request.persistence());
        ObjectNode status = pod.objectNode().put("kind", "Status").put("apiVersion", "v1");
        status.putObject("metadata");
        return new Written(201, status.put("status", "Success"), at, Optional.of(pod), Optional.empty());
    }

    private static void refuseUnlessMeant(ApiRequest request, Address at, ObjectNode pod) {
        String uid = request.body()
                .path("deleteOptions")
                .path("preconditions")
                .path("uid")
                .asText("");
        if (!uid.isEmpty() && !uid.equals(ObjectMeta.uid(pod))) {
            throw Refusal.conflict(
                    at,
                    "the UID in the precondition (%s) does not match the UID in record (%s). The object might have been"
                                    .formatted(uid, ObjectMeta.uid(pod))
                            + " deleted and then recreated");
        }
    }

    private void refuseWithinBudgets(Address at, ObjectNode pod) {
        List<ObjectNode> pods = store.list(at.resource(), at.namespace());
        store.list(catalog.require("poddisruptionbudgets"), at.namespace()).stream()
                .map(Budget::new)
                .filter(budget -> budget.covers(pod))
                .filter(budget -> !budget.allowsLosing(pod, pods))
                .findFirst()
                .ifPresent(budget -> {
                    throw Refusal.budget(at, budget.sentence(pods));
                });
    }
}
