package dev.haetae.function.rollback;

import dev.haetae.contract.Custody;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** An object as the Kubernetes API returned it, all of its fields kept; what is not there reads as nothing. */
record Manifest(GenericKubernetesResource object) {

    private static final KubernetesSerialization JSON = new KubernetesSerialization();

    ObjectMeta meta() {
        return object.getMetadata();
    }

    String name() {
        return meta().getName();
    }

    String uid() {
        return meta().getUid();
    }

    Optional<String> annotation(String key) {
        return Optional.ofNullable(meta().getAnnotations()).map(all -> all.get(key));
    }

    Optional<String> label(String key) {
        return Optional.ofNullable(meta().getLabels()).map(all -> all.get(key));
    }

    Optional<Instant> created() {
        return Optional.ofNullable(meta().getCreationTimestamp()).map(Instant::parse);
    }

    /** When it was last written in our name, in whole seconds by the API server's clock; empty where that is not noted. */
    Optional<Instant> writtenByUs() {
        return Objects.requireNonNullElse(meta().getManagedFields(), List.<ManagedFieldsEntry>of()).stream()
                .filter(entry -> Custody.OURSELVES.equals(entry.getManager()) && entry.getTime() != null)
                .map(entry -> Instant.parse(entry.getTime()))
                .max(Comparator.naturalOrder());
    }

    boolean isOf(String owner) {
        return meta().getOwnerReferences().stream().anyMatch(it -> owner.equals(it.getUid()));
    }

    Optional<Object> value(Object... path) {
        return Optional.ofNullable(object.get(path));
    }

    Optional<String> text(Object... path) {
        return value(path).map(String::valueOf);
    }

    Optional<Long> number(Object... path) {
        return value(path).filter(Number.class::isInstance).map(it -> ((Number) it).longValue());
    }

    Map<String, Object> tree(Object... path) {
        Map<String, Object> found = object.get(path);
        return found == null ? Map.of() : found;
    }

    List<Map<String, Object>> items(Object... path) {
        List<Map<String, Object>> found = object.get(path);
        return found == null ? List.of() : found;
    }

    /** The pods of a workload. */
    LabelSelector selector() {
        return JSON.convertValue(tree("spec", "selector"), LabelSelector.class);
    }

    /** Its controller has seen what is asked of it now. */
    boolean isObserved() {
        long asked = meta().getGeneration() == null ? 0 : meta().getGeneration();
        return text("status", "observedGeneration")
                .filter(it -> reaches(it, asked))
                .isPresent();
    }

    /** A Rollout's controller writes the number as a text. */
    private static boolean reaches(String observed, long asked) {
        return observed.chars().allMatch(Character::isDigit) && Long.parseLong(observed) >= asked;
    }
}
