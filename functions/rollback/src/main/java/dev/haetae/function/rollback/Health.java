package dev.haetae.function.rollback;

import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** How the pods of one release fare. */
record Health(List<PodSight> pods) {

    static Health of(Stream<Pod> pods, Instant now) {
        return new Health(
                pods.filter(PodSight::isThere).map(it -> PodSight.of(it, now)).toList());
    }

    /** Of nobody. */
    static Health none() {
        return new Health(List.of());
    }

    int count() {
        return pods.size();
    }

    int ready() {
        return (int) pods.stream().filter(PodSight::answers).count();
    }

    boolean crashes() {
        return pods.stream().anyMatch(PodSight::crashing);
    }

    /**
     * They crash where {@code others} do not; or one has not answered since before {@code patience} though others do. What
     * ails both is no fault of the release.
     */
    boolean isWorseThan(Health others, Instant patience) {
        boolean silent = pods.stream().anyMatch(it -> it.isSilentSinceBefore(patience));
        return (crashes() && !others.crashes()) || (silent && others.ready() > 0);
    }
}
