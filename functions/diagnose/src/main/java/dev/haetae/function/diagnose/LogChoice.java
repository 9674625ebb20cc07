package dev.haetae.function.diagnose;

import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Whose log is read.
 *
 * @param ended when the run before this one ended, whose log it is; empty where it is the log of the run that goes on
 * @param state of the run that goes on, in words
 */
record LogChoice(String pod, String container, Optional<Instant> ended, String state) {

    /** What restarted longer ago says nothing of now. */
    private static final Duration LATELY = Duration.ofHours(1);

    /** What restarted last, within the hour; else what does not answer; else the newest pod, of the newest release. */
    static Optional<LogChoice> among(List<Pod> pods, Instant now) {
        return restarted(pods, container -> isLate(container, now))
                .or(() -> containers(pods, container -> container.hasRun() && !container.answers())
                        .map(container -> of(container, Optional.empty(), "which does not answer")))
                .or(() -> restarted(pods, container -> !container.answers()))
                .or(() -> newest(pods));
    }

    boolean ofRunBefore() {
        return ended.isPresent();
    }

    String heading(Instant now) {
        String which =
                ended.map(then -> "before its restart " + Age.ago(then, now)).orElse(state);
        return "%s, container %s, %s:".formatted(pod, container, which);
    }

    private static boolean isLate(Container container, Instant now) {
        return container.endedBefore().filter(now.minus(LATELY)::isBefore).isPresent();
    }

    private static Optional<LogChoice> restarted(List<Pod> pods, Predicate<Container> which) {
        return pods.stream()
                .flatMap(Container::of)
                .filter(container -> container.restarts() > 0)
                .filter(container -> container.endedBefore().isPresent())
                .filter(which)
                .max(Comparator.comparing(container -> container.endedBefore().orElse(Instant.EPOCH)))
                .map(container -> of(container, container.endedBefore(), ""));
    }

    /** A release that is bad may answer all the same. */
    private static Optional<LogChoice> newest(List<Pod> pods) {
        return pods.stream()
                .filter(pod -> Container.of(pod).anyMatch(Container::goesOn))
                .max(Comparator.comparing(pod ->
                        Age.moment(pod.getMetadata().getCreationTimestamp()).orElse(Instant.EPOCH)))
                .flatMap(pod -> containers(List.of(pod), Container::goesOn))
                .map(container -> of(container, Optional.empty(), "the newest pod, which answers"));
    }

    private static Optional<Container> containers(List<Pod> pods, Predicate<Container> which) {
        return pods.stream().flatMap(Container::of).filter(which).findFirst();
    }

    private static LogChoice of(Container container, Optional<Instant> ended, String state) {
        return new LogChoice(container.pod(), container.status().getName(), ended, state);
    }
}
