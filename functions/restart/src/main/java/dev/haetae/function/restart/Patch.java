package dev.haetae.function.restart;

import dev.haetae.contract.Restart;
import dev.haetae.contract.Target;
import io.fabric8.kubernetes.api.model.DeleteOptionsBuilder;
import io.fabric8.kubernetes.api.model.policy.v1.Eviction;
import io.fabric8.kubernetes.api.model.policy.v1.EvictionBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.Map;

/** What is sent for a restart; each names the very object that was seen. */
final class Patch {

    private static final KubernetesSerialization JSON = new KubernetesSerialization();

    private Patch() {}

    /** A merge patch that touches nothing but the moment of the restart. */
    static String of(Restart order, Candidate seen) {
        Map<String, String> moment =
                Map.of(Template.RESTARTED_AT, order.restartedAt().toString());
        return JSON.asJson(Map.of(
                "metadata",
                Map.of("uid", seen.state().uid(), "resourceVersion", seen.resourceVersion()),
                "spec",
                Map.of("template", Map.of("metadata", Map.of("annotations", moment)))));
    }

    static Eviction eviction(Target target, Candidate seen) {
        return new EvictionBuilder()
                .withNewMetadata()
                .withName(target.name())
                .withNamespace(target.namespace())
                .endMetadata()
                .withDeleteOptions(new DeleteOptionsBuilder()
                        .withNewPreconditions()
                        .withUid(seen.state().uid())
                        .endPreconditions()
                        .build())
                .build();
    }
}
