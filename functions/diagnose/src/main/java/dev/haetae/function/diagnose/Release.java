package dev.haetae.function.diagnose;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One release of a workload: what its pods were made from.
 *
 * @param revision counts up; a release that is taken back to gets a new one
 * @param made when it was made first
 */
record Release(long revision, Instant made, JsonNode template) {

    /** Of Kubernetes, and of Argo Rollouts. */
    private static final List<String> REVISIONS =
            List.of("deployment.kubernetes.io/revision", "rollout.argoproj.io/revision");

    private static final KubernetesSerialization JSON = new KubernetesSerialization();

    static Release of(ReplicaSet set) {
        Map<String, String> annotations =
                Optional.ofNullable(set.getMetadata().getAnnotations()).orElse(Map.of());
        long revision = REVISIONS.stream()
                .map(annotations::get)
                .filter(Objects::nonNull)
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::parseLong)
                .findFirst()
                .orElse(0L);
        return new Release(revision, made(set), tree(set.getSpec().getTemplate()));
    }

    static Release of(ControllerRevision one) {
        return new Release(
                one.getRevision(), made(one), tree(one.getData()).path("spec").path("template"));
    }

    private static Instant made(HasMetadata object) {
        return Age.moment(object.getMetadata().getCreationTimestamp()).orElse(Instant.EPOCH);
    }

    private static JsonNode tree(Object object) {
        return JSON.convertValue(object, JsonNode.class);
    }
}
