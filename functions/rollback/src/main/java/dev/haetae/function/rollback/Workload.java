package dev.haetae.function.rollback;

import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A workload with what its controller made of it.
 *
 * @param copies its ReplicaSets or ControllerRevisions, and perhaps others' of the same labels
 * @param pods of its labels, and perhaps others'
 */
record Workload(Kind kind, Manifest object, List<Manifest> copies, List<Pod> pods, Instant now) {

    private static final String REVISION = "controller-revision-hash";

    /** What Kubernetes takes an unsaid {@code spec.replicas} for. */
    private static final long UNSAID = 1;

    History history() {
        return History.of(own().stream()
                .flatMap(it -> (kind.hasReplicaSets() ? Revision.ofReplicaSet(it) : Revision.ofControllerRevision(it))
                        .stream()));
    }

    Template template() {
        return Template.of(object.tree("spec", "template"));
    }

    /**
     * The newest as soon as its controller has seen what is asked for. Until then it is found by its template: right after
     * a rollback that is an old one, and right after a release there is none yet.
     */
    Optional<Revision> current() {
        if (Abort.isDone(this)) {
            return history().named(Abort.stable(this));
        }
        return object.isObserved() ? history().newest() : history().having(template());
    }

    int desired() {
        return Math.toIntExact(
                kind == Kind.DAEMON_SET
                        ? object.number("status", "desiredNumberScheduled").orElse(0L)
                        : object.number("spec", "replicas").orElse(UNSAID));
    }

    Health healthOf(Revision revision) {
        return Health.of(
                pods.stream()
                        .filter(it -> hash(it).filter(revision.hash()::equals).isPresent()),
                now);
    }

    /** Of its pods of all revisions but one. */
    Health healthWithout(Revision revision) {
        return Health.of(
                pods.stream()
                        .filter(it -> hash(it).filter(other -> !revision.hash().equals(other))
                                .isPresent()),
                now);
    }

    /** Empty for a pod that is not its own. */
    private Optional<String> hash(Pod pod) {
        return kind.hasReplicaSets()
                ? ownerOf(pod).map(hashes()::get)
                : ownerOf(pod)
                        .filter(object.uid()::equals)
                        .map(_ -> pod.getMetadata().getLabels().get(REVISION))
                        .map(Revision::hash);
    }

    private Map<String, String> hashes() {
        return own().stream()
                .filter(it -> Revision.hash(it).isPresent())
                .collect(Collectors.toMap(Manifest::uid, it -> Revision.hash(it).orElseThrow()));
    }

    private List<Manifest> own() {
        return copies.stream().filter(it -> it.isOf(object.uid())).toList();
    }

    private static Optional<String> ownerOf(Pod pod) {
        return pod.getMetadata().getOwnerReferences().stream()
                .filter(it -> Boolean.TRUE.equals(it.getController()))
                .map(OwnerReference::getUid)
                .findFirst();
    }
}
