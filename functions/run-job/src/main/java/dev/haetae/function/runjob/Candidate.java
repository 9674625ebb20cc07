package dev.haetae.function.runjob;

import dev.haetae.contract.Custody;
import dev.haetae.contract.RunJob;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A CronJob and its Jobs, as they were read at one moment.
 *
 * @param runs all of its Jobs that are there still, whoever had them made
 * @param custody whose hands are on it
 */
record Candidate(CronJob cronJob, List<Run> runs, Custody custody) {

    private static final String ALLOW = "Allow";

    Candidate {
        runs = List.copyOf(runs);
    }

    String uid() {
        return cronJob.getMetadata().getUid();
    }

    boolean isOnItsWayOut() {
        return cronJob.getMetadata().getDeletionTimestamp() != null;
    }

    /** Its limits have an ended Job deleted at once, before anybody can tell that it ran. */
    boolean keepsNoEnd() {
        return Objects.equals(cronJob.getSpec().getSuccessfulJobsHistoryLimit(), 0)
                || Objects.equals(cronJob.getSpec().getFailedJobsHistoryLimit(), 0);
    }

    /** The Job that bears the name an order's Job has. */
    Optional<Run> namesake(RunJob order) {
        String name = JobNames.of(order);
        return runs.stream().filter(run -> run.name().equals(name)).findFirst();
    }

    /** One of its Jobs that runs, where it allows no other beside it. */
    Optional<Run> inTheWay() {
        String policy = cronJob.getSpec().getConcurrencyPolicy();
        return policy == null || policy.equals(ALLOW)
                ? Optional.empty()
                : runs.stream().filter(Run::isRunning).findFirst();
    }

    /** The newest of ours; looking reads no logs. */
    RunJob.Runs state() {
        return runs.stream()
                .filter(run -> run.order().isPresent())
                .max(Comparator.comparing(Run::created).thenComparing(Run::name))
                .map(run -> new RunJob.Runs(uid(), run.order().orElseThrow(), run.phase(), null))
                .orElseGet(() -> new RunJob.Runs(uid(), null, RunJob.Phase.NONE, null));
    }
}
