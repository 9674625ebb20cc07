package dev.haetae.function.diagnose;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A container and what its pod says of it.
 *
 * @param starts whether it only prepares the others, and is meant to end
 */
record Container(String pod, boolean starts, ContainerStatus status) {

    static Stream<Container> of(Pod pod) {
        if (pod.getStatus() == null) {
            return Stream.empty();
        }
        String name = pod.getMetadata().getName();
        return Stream.concat(
                pod.getStatus().getContainerStatuses().stream().map(status -> new Container(name, false, status)),
                pod.getStatus().getInitContainerStatuses().stream().map(status -> new Container(name, true, status)));
    }

    int restarts() {
        return status.getRestartCount() == null ? 0 : status.getRestartCount();
    }

    boolean isWorthTelling() {
        return restarts() > 0 || !answers();
    }

    /** It answers, or has done what it was there for. */
    boolean answers() {
        return Boolean.TRUE.equals(status.getReady()) || endedWell();
    }

    /** It has written something since it began. */
    boolean hasRun() {
        return status.getState() != null && status.getState().getWaiting() == null;
    }

    /** It runs now, and is meant to. */
    boolean goesOn() {
        return !starts && status.getState() != null && status.getState().getRunning() != null;
    }

    /** When the run before this one ended. */
    Optional<Instant> endedBefore() {
        return Optional.ofNullable(status.getLastState())
                .map(ContainerState::getTerminated)
                .map(ContainerStateTerminated::getFinishedAt)
                .flatMap(Age::moment);
    }

    private boolean endedWell() {
        return Optional.ofNullable(status.getState())
                .map(ContainerState::getTerminated)
                .map(ContainerStateTerminated::getExitCode)
                .filter(code -> code == 0)
                .isPresent();
    }
}
