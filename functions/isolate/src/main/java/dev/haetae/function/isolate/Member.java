package dev.haetae.function.isolate;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A pod of those that serve together, or should.
 *
 * @param labels those by which Services find it, or found it before it was taken out
 */
record Member(String uid, boolean ready, Map<String, String> labels) {

    private static final Set<String> ENDED = Set.of("Succeeded", "Failed");

    /** A ReplicaSet's own label on its pods: of a Deployment's, and of an Argo Rollout's. */
    private static final Set<String> TEMPLATES = Set.of("pod-template-hash", "rollouts-pod-template-hash");

    Member {
        labels = Map.copyOf(labels);
    }

    /** One to which a Service may send; none where it goes or has ended. */
    static Stream<Member> inTraffic(Pod pod) {
        return stays(pod) ? Stream.of(new Member(uid(pod), Readiness.of(pod), labels(pod))) : Stream.of();
    }

    /** One that we took out, as it was before; none where another has its place. */
    static Stream<Member> takenOut(Pod pod) {
        return mark(pod)
                .filter(mark -> stays(pod) && !isReplaced(pod))
                .map(mark -> new Member(uid(pod), false, before(labels(pod), mark)))
                .stream();
    }

    /** Labels as they were before we took some off. */
    static Map<String, String> before(Map<String, String> labels, Mark mark) {
        Map<String, String> all = new HashMap<>(labels);
        all.putAll(mark.labels());
        return all;
    }

    /** Its ReplicaSet let it go when we took it out, and makes another. A StatefulSet cannot: the name is taken. */
    static boolean isReplaced(Pod pod) {
        return mark(pod).isPresent()
                && !Collections.disjoint(labels(pod).keySet(), TEMPLATES)
                && pod.getMetadata().getOwnerReferences().stream()
                        .noneMatch(owner -> Boolean.TRUE.equals(owner.getController()));
    }

    /** But for ours: a Service that people made for what is out brings nothing back by it. */
    static Map<String, String> labels(Pod pod) {
        return Optional.ofNullable(pod.getMetadata().getLabels()).orElse(Map.of()).entrySet().stream()
                .filter(label -> !Mark.LABEL.equals(label.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Optional<Mark> mark(Pod pod) {
        return Optional.ofNullable(pod.getMetadata().getAnnotations())
                .map(annotations -> annotations.get(Mark.ANNOTATION))
                .flatMap(Mark::read);
    }

    private static boolean stays(Pod pod) {
        ObjectMeta meta = pod.getMetadata();
        boolean ended = pod.getStatus() != null
                && ENDED.contains(String.valueOf(pod.getStatus().getPhase()));
        return meta.getDeletionTimestamp() == null && !ended;
    }

    private static String uid(Pod pod) {
        return pod.getMetadata().getUid();
    }
}
