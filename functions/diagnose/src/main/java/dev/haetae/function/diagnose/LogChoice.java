package dev.haetae.function.diagnose;

import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Whose log is read.
 *
 * @param ended when the run before this one ended, whose log it is; empty where it is the log of the run that goes on
 */
record LogChoice(String pod, String container, Optional<Instant> ended) {

    /** What restarted last; else the first that ran and does not answer; else none. */
    static Optional<LogChoice> among(List<Pod> pods) {
        List<Container> containers = pods.stream().flatMap(Container::of).toList();
        return containers.stream()
                .filter(container -> container.restarts() > 0)
                .filter(container -> container.endedBefore().isPresent())
                .max(Comparator.comparing(container -> container.endedBefore().orElse(Instant.EPOCH)))
                .map(container -> of(container, container.endedBefore()))
                .or(() -> containers.stream()
                        .filter(container -> container.hasRun() && !container.answers())
                        .findFirst()
                        .map(container -> of(container, Optional.empty())));
    }

    boolean ofRunBefore() {
        return ended.isPresent();
    }

    String heading(Instant now) {
        String which =
                ended.map(then -> "before its restart " + Age.ago(then, now)).orElse("which does not answer");
        return "%s, container %s, %s:".formatted(pod, container, which);
    }

    private static LogChoice of(Container container, Optional<Instant> ended) {
        return new LogChoice(container.pod(), container.status().getName(), ended);
    }
}
