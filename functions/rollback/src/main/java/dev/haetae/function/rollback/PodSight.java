package dev.haetae.function.rollback;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How one pod fares.
 *
 * @param made when it was; in the far future where nobody says
 * @param silentSince since when it does not answer; null while it does
 * @param crashing it cannot start, or ended more than once, the last time lately
 */
record PodSight(String name, Instant made, Instant silentSince, boolean crashing) {

    /** Reasons for which the kubelet holds a container back; what is merely being made has none of them. */
    private static final Set<String> TROUBLE = Set.of(
            "CrashLoopBackOff",
            "ImagePullBackOff",
            "ErrImagePull",
            "ErrImageNeverPull",
            "InvalidImageName",
            "CreateContainerError",
            "CreateContainerConfigError",
            "RunContainerError",
            "PostStartHookError");

    /** Once may be chance. */
    private static final int TOO_MANY_RESTARTS = 2;

    /** After ten minutes without a fault the kubelet begins its back-off anew. */
    private static final Duration LATELY = Duration.ofMinutes(10);

    private static final Set<String> OVER = Set.of("Failed", "Succeeded");

    /** A pod that goes, or is over, is none to be counted. */
    static boolean isThere(Pod pod) {
        return pod.getMetadata().getDeletionTimestamp() == null
                && !OVER.contains(
                        status(pod).getPhase() == null ? "" : status(pod).getPhase());
    }

    static PodSight of(Pod pod, Instant now) {
        Optional<PodCondition> ready = status(pod).getConditions().stream()
                .filter(it -> "Ready".equals(it.getType()))
                .findFirst();
        boolean answers = ready.filter(it -> "True".equals(it.getStatus())).isPresent();
        return new PodSight(
                pod.getMetadata().getName(),
                made(pod).orElse(Instant.MAX),
                answers ? null : silentSince(pod, ready),
                isCrashing(pod, now));
    }

    boolean answers() {
        return silentSince == null;
    }

    boolean isSilentSinceBefore(Instant moment) {
        return !answers() && silentSince.isBefore(moment);
    }

    /** A StatefulSet's pod ends in its number. */
    long ordinal() {
        return Long.parseLong(name.substring(name.lastIndexOf('-') + 1));
    }

    private static Optional<Instant> made(Pod pod) {
        return Optional.ofNullable(pod.getMetadata().getCreationTimestamp()).map(Instant::parse);
    }

    private static Instant silentSince(Pod pod, Optional<PodCondition> ready) {
        return ready.map(PodCondition::getLastTransitionTime)
                .map(Instant::parse)
                .or(() -> made(pod))
                .orElse(Instant.MAX);
    }

    private static boolean isCrashing(Pod pod, Instant now) {
        return Stream.of(status(pod).getInitContainerStatuses(), status(pod).getContainerStatuses())
                .flatMap(List::stream)
                .anyMatch(it -> isHeldBack(it) || isStartedAgainAndAgain(it, now));
    }

    private static boolean isStartedAgainAndAgain(ContainerStatus container, Instant now) {
        return container.getRestartCount() != null
                && container.getRestartCount() >= TOO_MANY_RESTARTS
                && Optional.ofNullable(container.getLastState())
                        .map(ContainerState::getTerminated)
                        .map(ContainerStateTerminated::getFinishedAt)
                        .filter(it -> Instant.parse(it).plus(LATELY).isAfter(now))
                        .isPresent();
    }

    private static boolean isHeldBack(ContainerStatus container) {
        return Optional.ofNullable(container.getState())
                .map(ContainerState::getWaiting)
                .map(ContainerStateWaiting::getReason)
                .filter(TROUBLE::contains)
                .isPresent();
    }

    private static PodStatus status(Pod pod) {
        return pod.getStatus() == null ? new PodStatus() : pod.getStatus();
    }
}
