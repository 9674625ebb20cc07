package dev.haetae.function.scale;

import dev.haetae.contract.Scale;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.autoscaling.v1.ScaleBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.Map;

/** What is sent for an order; each names the very object that was seen, and its version. */
final class Body {

    private static final KubernetesSerialization JSON = new KubernetesSerialization();

    private Body() {}

    static HasMetadata scale(Scale order, Workload seen) {
        return new ScaleBuilder()
                .withNewMetadata()
                .withName(order.target().name())
                .withNamespace(order.target().namespace())
                .withUid(seen.replicas().uid())
                .withResourceVersion(seen.resourceVersion())
                .endMetadata()
                .withNewSpec()
                .withReplicas(order.replicas())
                .endSpec()
                .build();
    }

    /** A merge patch that touches nothing but an autoscaler's floor. */
    static String floor(Scale order, Workload seen) {
        return JSON.asJson(Map.of(
                "metadata",
                Map.of("uid", seen.replicas().uid(), "resourceVersion", seen.resourceVersion()),
                "spec",
                Map.of(Kind.AUTOSCALER.desired(), order.replicas())));
    }
}
