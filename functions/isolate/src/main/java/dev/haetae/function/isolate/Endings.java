package dev.haetae.function.isolate;

import dev.haetae.contract.Refusal;
import dev.haetae.function.kubernetes.Answers;
import dev.haetae.function.kubernetes.Custodies;
import dev.haetae.function.kubernetes.Receipt;
import io.fabric8.kubernetes.api.model.DeleteOptions;
import io.fabric8.kubernetes.api.model.DeleteOptionsBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;

/** Deletes a game server that nobody plays on. */
final class Endings {

    private final KubernetesClient client;

    Endings(KubernetesClient client) {
        this.client = client;
    }

    /** People's word on the game server or its namespace goes before that on its node. */
    Receipt end(GenericKubernetesResource server) {
        try {
            return Custodies.look(client, server)
                    .ifPaused()
                    .map(Endings::handsOff)
                    .orElseGet(() -> delete(server.getMetadata()));
        } catch (KubernetesClientException answer) {
            return Answers.unwritten(answer);
        }
    }

    private static Receipt handsOff(String where) {
        return new Receipt.Declined(
                Refusal.HANDS_OFF, "people paused automation on %s, so what waits there stays".formatted(where));
    }

    private Receipt delete(ObjectMeta seen) {
        try {
            client.raw(path(seen), "DELETE", options(seen));
            return new Receipt.Written();
        } catch (KubernetesClientException answer) {
            return named(Answers.unwritten(answer), seen);
        }
    }

    private static String path(ObjectMeta seen) {
        return "/apis/agones.dev/v1/namespaces/%s/gameservers/%s".formatted(seen.getNamespace(), seen.getName());
    }

    /** Just as it was read: whom Agones gives to players in this very moment has another version, and stays. */
    private static DeleteOptions options(ObjectMeta seen) {
        return new DeleteOptionsBuilder()
                .withNewPreconditions()
                .withUid(seen.getUid())
                .withResourceVersion(seen.getResourceVersion())
                .endPreconditions()
                .build();
    }

    private static Receipt named(Receipt receipt, ObjectMeta seen) {
        return receipt instanceof Receipt.Declined(var reason, var detail) && reason == Refusal.FORBIDDEN
                ? new Receipt.Declined(
                        reason,
                        "the right to delete gameservers (agones.dev) in namespace %s is missing, so those that wait there stay: %s"
                                .formatted(seen.getNamespace(), detail))
                : receipt;
    }
}
