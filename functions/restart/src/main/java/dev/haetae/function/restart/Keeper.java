package dev.haetae.function.restart;

import dev.haetae.function.kubernetes.Ownership;
import io.fabric8.kubernetes.api.model.FieldsV1;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who would undo a restart: what made the workload, since nobody knows what an operator does about it. Who follows Git
 * would not, as long as Git does not have the very annotation: Argo CD applies what Git has over what there is, and its
 * own action Restart writes the same one; Flux applies by field, and leaves alone what it does not own. Pure.
 */
final class Keeper {

    private static final Set<String> FOLLOW_GIT =
            Set.of("argocd-controller", "kustomize-controller", "helm-controller");

    private static final String APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

    /** Argo CD puts whole objects in place of those that there are, says the object. */
    private static final String SYNC_OPTIONS = "argocd.argoproj.io/sync-options";

    private static final String REPLACE = "Replace=true";

    private static final String ANNOTATIONS = "annotations";
    private static final KubernetesSerialization JSON = new KubernetesSerialization();

    private Keeper() {}

    static Optional<String> of(ObjectMeta meta) {
        return Ownership.controller(meta)
                .or(() -> Ownership.of(meta).filter(_ -> isReplaced(meta) || isOwned(meta) || isApplied(meta)));
    }

    private static boolean isReplaced(ObjectMeta meta) {
        return annotation(meta, SYNC_OPTIONS)
                .filter(options -> options.contains(REPLACE))
                .isPresent();
    }

    private static boolean isOwned(ObjectMeta meta) {
        return Optional.ofNullable(meta.getManagedFields()).orElse(List.of()).stream()
                .filter(entry -> FOLLOW_GIT.contains(entry.getManager()))
                .map(ManagedFieldsEntry::getFieldsV1)
                .flatMap(fields -> Optional.ofNullable(fields).map(FieldsV1::getAdditionalProperties).stream())
                .map(fields -> inside(fields, "f:spec", "f:template", "f:metadata", "f:" + ANNOTATIONS))
                .anyMatch(owned -> owned.containsKey("f:" + Template.RESTARTED_AT));
    }

    /** Annotations that Git has as null are taken off, whoever wrote them; and what cannot be read may say anything. */
    private static boolean isApplied(ObjectMeta meta) {
        try {
            return annotation(meta, APPLIED)
                    .map(said -> JSON.unmarshal(said, Map.class))
                    .filter(Keeper::isApplied)
                    .isPresent();
        } catch (KubernetesClientException | IllegalArgumentException unreadable) {
            return true;
        }
    }

    private static boolean isApplied(Map<?, ?> said) {
        Map<?, ?> metadata = inside(said, "spec", "template", "metadata");
        return metadata.containsKey(ANNOTATIONS)
                && (!(metadata.get(ANNOTATIONS) instanceof Map<?, ?> written)
                        || written.containsKey(Template.RESTARTED_AT));
    }

    private static Map<?, ?> inside(Map<?, ?> fields, String... path) {
        Map<?, ?> at = fields;
        for (String step : path) {
            at = at.get(step) instanceof Map<?, ?> next ? next : Map.of();
        }
        return at;
    }

    private static Optional<String> annotation(ObjectMeta meta, String key) {
        return Optional.ofNullable(meta.getAnnotations()).map(annotations -> annotations.get(key));
    }
}
