package dev.haetae.function.rollback;

import java.util.Map;
import java.util.Optional;

/**
 * How an Argo Rollout goes back while it is under way: not by another template, but by breaking off (as its plugin's
 * {@code abort} does), which leaves all traffic with the stable release.
 */
final class Abort {

    private static final String PATH = "/status/abort";

    private Abort() {}

    /** It was broken off, and so runs the stable release though it asks for another. */
    static boolean isDone(Workload workload) {
        return workload.kind() == Kind.ROLLOUT
                && workload.object().isObserved()
                && Boolean.TRUE.equals(
                        workload.object().value("status", "abort").orElse(false));
    }

    static Optional<String> stable(Workload rollout) {
        return rollout.object().text("status", "stableRS");
    }

    /**
     * What breaks it off for the stable release, or takes it up again for the one that was broken off; empty where only
     * another template leads to {@code revision}.
     */
    static Optional<Map<String, Object>> leadingTo(Workload workload, Revision revision) {
        if (workload.kind() != Kind.ROLLOUT || !workload.object().isObserved()) {
            return Optional.empty();
        }
        if (isDone(workload)) {
            return asked(workload).filter(revision.hash()::equals).map(_ -> Way.put(PATH, false));
        }
        return stable(workload).filter(revision.hash()::equals).map(_ -> Way.put(PATH, true));
    }

    private static Optional<String> asked(Workload rollout) {
        return rollout.object().text("status", "currentPodHash");
    }
}
