package dev.haetae.function.diagnose;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Turns pods into lines for people: whose containers restarted or wait, the most restarted first. */
final class RestartsReading {

    static final String NO_PODS = "it has no pods";

    private static final int MOST_LINES = 15;

    private RestartsReading() {}

    static String text(List<Pod> pods, Instant now) {
        if (pods.isEmpty()) {
            return NO_PODS;
        }
        List<Container> told = pods.stream()
                .flatMap(Container::of)
                .filter(Container::isWorthTelling)
                .sorted(Comparator.comparing(Container::restarts).reversed())
                .toList();
        String lines = told.stream()
                .limit(MOST_LINES)
                .map(container -> line(container, now))
                .collect(Collectors.joining("\n"));
        String rest = told.size() > MOST_LINES ? "\nand %d more".formatted(told.size() - MOST_LINES) : "";
        return told.isEmpty() ? "none, and all answer (pods: %d)".formatted(pods.size()) : lines + rest;
    }

    private static String line(Container container, Instant now) {
        ContainerStatus status = container.status();
        String last = Optional.ofNullable(status.getLastState())
                .map(ContainerState::getTerminated)
                .map(ended -> ", last " + end(ended, now))
                .orElse("");
        return "%s, container %s: %d restarts%s%s"
                .formatted(container.pod(), status.getName(), container.restarts(), last, state(status, now));
    }

    /** {@code 2 min ago: OOMKilled (exit code 137)}. */
    private static String end(ContainerStateTerminated ended, Instant now) {
        String when = Age.moment(ended.getFinishedAt())
                .map(then -> Age.ago(then, now) + ": ")
                .orElse("");
        return "%s%s (exit code %d)".formatted(when, ended.getReason(), ended.getExitCode());
    }

    private static String state(ContainerStatus status, Instant now) {
        Optional<ContainerState> state = Optional.ofNullable(status.getState());
        Optional<String> waits = state.map(ContainerState::getWaiting)
                .map(ContainerStateWaiting::getReason)
                .map(reason -> "; it waits: " + reason);
        Optional<String> ended = state.map(ContainerState::getTerminated).map(end -> "; it ended " + end(end, now));
        String unready = Boolean.TRUE.equals(status.getReady()) ? "" : "; it runs and does not answer";
        return waits.or(() -> ended).orElse(unready);
    }
}
