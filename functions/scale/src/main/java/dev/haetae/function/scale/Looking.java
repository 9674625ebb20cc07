package dev.haetae.function.scale;

import dev.haetae.contract.Target;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Reads a target with its replicas where the verb looks for them; null where it is not there. */
record Looking(KubernetesClient client, Kind kind) {

    GenericKubernetesResource at(Target target) {
        GenericKubernetesResource object = kind.find(client, target).get();
        return object == null || kind.known() ? object : likeTheUsual(object, scale(target));
    }

    /** Where a kind keeps its replicas is its own business: its scale subresource tells them in the same words for all. */
    private GenericKubernetesResource scale(Target target) {
        String path = kind.scalePath(target.namespace(), target.name());
        String said = client.raw(path);
        if (said == null) {
            throw new KubernetesClientException("there is no " + path, HttpURLConnection.HTTP_NOT_FOUND, null);
        }
        return client.getKubernetesSerialization().unmarshal(said, GenericKubernetesResource.class);
    }

    /** Ready as it says itself where it does, else all that are there. */
    private static GenericKubernetesResource likeTheUsual(
            GenericKubernetesResource object, GenericKubernetesResource scale) {
        Object ready = Stream.of(object.<Object>get("status", "readyReplicas"), scale.<Object>get("status", "replicas"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(0);
        Object desired = scale.get("spec", "replicas");
        return new GenericKubernetesResourceBuilder()
                .withApiVersion(object.getApiVersion())
                .withKind(object.getKind())
                .withMetadata(object.getMetadata())
                .addToAdditionalProperties("spec", Map.of("replicas", desired == null ? 0 : desired))
                .addToAdditionalProperties("status", Map.of("readyReplicas", ready))
                .build();
    }
}
