package dev.haetae.function.rollback;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * How a workload comes along on its way to the revision that it asks for.
 *
 * @param pods of that revision
 * @param held why its controller goes no further, whatever its pods do; empty while it does
 * @param patience a pod that has not answered since before is silent
 */
record Course(Kind kind, Manifest workload, Health pods, int desired, Optional<String> held, Instant patience) {

    /** What an earlier try of the order noted when it stopped the workload. */
    Optional<String> noted(String order) {
        return workload.annotation(Marks.STOPPED)
                .filter(note -> note.startsWith(begin(order)))
                .map(note -> note.substring(begin(order).length()));
    }

    /**
     * The first pod that speaks against going any further: it crashes, or it was made since and keeps silent. One that was
     * silent before is no new one.
     */
    Optional<PodSight> culprit() {
        Instant begun = workload.writtenByUs().orElse(Instant.MIN);
        return pods.pods().stream()
                .filter(pod -> pod.crashing()
                        || (pod.isSilentSinceBefore(patience) && !pod.made().isBefore(begun)))
                .min(Comparator.comparing(PodSight::crashing).reversed().thenComparing(PodSight::made));
    }

    /** What people read first. */
    String against(PodSight pod, String revision) {
        String ails = pod.crashing() ? "cannot start or crashes" : "has not answered since " + pod.silentSince();
        return "pod %s of revision %s %s; %s".formatted(pod.name(), revision, ails, far());
    }

    /** How far it came. */
    String far() {
        return "%d of %d pods were of that revision by then, %d of them answering"
                .formatted(pods.count(), desired, pods.ready());
    }

    double progress() {
        return Math.min(1, (double) pods.ready() / desired);
    }

    /** Stops it, and notes why, so that whoever asks again is told the same. */
    Way stop(String order, String why, PodSight culprit) {
        return Brake.stop(kind, workload, begin(order) + why, culprit);
    }

    /** What was done about it, and how people let it go on. */
    String remedy() {
        return Brake.remedy(kind, workload);
    }

    private static String begin(String order) {
        return order + ": ";
    }
}
