package dev.haetae.function.scale;

import dev.haetae.contract.Target;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.net.HttpURLConnection;
import java.util.List;

/** Reads what may own the replicas of a target: one list, and for a Fleet another. It answers or throws as its client does. */
record Neighbours(KubernetesClient client) {

    private static final ResourceDefinitionContext FLEET_AUTOSCALERS = new ResourceDefinitionContext.Builder()
            .withKind("FleetAutoscaler")
            .withGroup("autoscaling.agones.dev")
            .withVersion("v1")
            .withPlural("fleetautoscalers")
            .withNamespaced(true)
            .build();

    Owners owners(Target target, Kind kind) {
        return kind.equals(Kind.AUTOSCALER)
                ? Owners.NONE
                : new Owners(autoscalers(target), kind.equals(Kind.FLEET) ? fleetAutoscalers(target) : List.of());
    }

    private List<HorizontalPodAutoscaler> autoscalers(Target target) {
        return client.autoscaling()
                .v2()
                .horizontalPodAutoscalers()
                .inNamespace(target.namespace())
                .list()
                .getItems();
    }

    /** Where the cluster does not know the kind, there is none of it. */
    private List<GenericKubernetesResource> fleetAutoscalers(Target target) {
        try {
            return client.genericKubernetesResources(FLEET_AUTOSCALERS)
                    .inNamespace(target.namespace())
                    .list()
                    .getItems();
        } catch (KubernetesClientException answer) {
            if (answer.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
                return List.of();
            }
            throw answer;
        }
    }
}
