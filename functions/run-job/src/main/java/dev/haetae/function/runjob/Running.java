package dev.haetae.function.runjob;

import dev.haetae.contract.Failure;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.Refusal;
import dev.haetae.contract.RunJob;
import dev.haetae.function.kubernetes.Begun;
import dev.haetae.function.kubernetes.Receipt;
import dev.haetae.function.kubernetes.Replies;
import dev.haetae.function.kubernetes.Sight;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.IntStream;

/** One order from look to receipt: look, decide, have the Job made; and from the start when it turns out to be there. */
@ApplicationScoped
class Running {

    /** The second look finds the Job that an earlier try has made; a third is for one that came and went. */
    private static final int LOOKS = 3;

    private final Cluster api;
    private final Begun begun;
    private final InstantSource clock;

    @Inject
    Running(Cluster api, Begun begun, InstantSource clock) {
        this.api = api;
        this.begun = begun;
        this.clock = clock;
    }

    Outcome carryOut(RunJob order) {
        return IntStream.range(0, LOOKS)
                .mapToObj(_ -> attempt(order))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> outrun(order));
    }

    /** Empty when the Job was there after all: then the same order is worth another look. */
    private Optional<Outcome> attempt(RunJob order) {
        return switch (api.look(order.target())) {
            case Sight.Missing<Candidate>() -> refused(Refusal.TARGET_ABSENT, "there is no " + order.target());
            case Sight.Blind<Candidate> blind -> Optional.of(Replies.unseen(blind));
            case Sight.Present<Candidate>(Candidate seen) -> decide(order, seen);
        };
    }

    private Optional<Outcome> decide(RunJob order, Candidate seen) {
        return switch (Decision.on(seen, order, begun.has(order.id()), clock.instant())) {
            case Decision.Create() -> create(order, seen);
            case Decision.Wait(Run run) -> Optional.of(atWork(order, run.progress()));
            case Decision.Ended(Run run) -> Optional.of(ended(order, seen, run));
            case Decision.Refused(var reason, var detail) -> refused(reason, detail);
        };
    }

    private Optional<Outcome> create(RunJob order, Candidate seen) {
        return switch (api.write(order, seen)) {
            case Receipt.Written() -> Optional.of(atWork(order, 0));
            case Receipt.Conflicted() -> Optional.empty();
            case Receipt.Declined(var reason, var detail) -> refused(reason, detail);
            case Receipt.Lost(var reason, var detail, var retryable) ->
                Optional.of(new Outcome.Failed(reason, detail, retryable));
            case Receipt.TooLate() -> Optional.of(expired(order));
        };
    }

    private Outcome atWork(RunJob order, double progress) {
        begun.add(order.id());
        return new Outcome.Continue(JobNames.of(order), progress);
    }

    private Outcome ended(RunJob order, Candidate seen, Run run) {
        String log = said(api.tail(order.target(), run.name()));
        boolean seenAtWork = begun.remove(order.id());
        if (run.phase() == RunJob.Phase.FAILED) {
            return new Outcome.Failed(
                    Failure.WORK_FAILED, "job %s failed (%s): %s".formatted(run.name(), run.reason(), log), false);
        }
        RunJob.Runs now = new RunJob.Runs(seen.uid(), order.id(), run.phase(), log);
        return seenAtWork ? new Outcome.Applied(order.expected(), now, null) : new Outcome.AlreadyApplied(now);
    }

    /** That a Job has ended counts, whether it can be read what it said or not (R3). */
    private static String said(Sight<String> tail) {
        return switch (tail) {
            case Sight.Present<String>(String log) -> log;
            case Sight.Missing<String>() -> "(its pods are gone, and what they said with them)";
            case Sight.Blind<String>(Failure reason, var _, var _) ->
                "(what it said could not be read: %s)".formatted(reason.tag());
        };
    }

    private static Optional<Outcome> refused(Refusal reason, String detail) {
        return Optional.of(new Outcome.Refused(reason, detail));
    }

    private static Outcome expired(RunJob order) {
        return new Outcome.Failed(
                Failure.TIMEOUT,
                "an answer was lost and the order expired at %s; giving it again tells whether its Job was made"
                        .formatted(order.notAfter()),
                true);
    }

    private static Outcome outrun(RunJob order) {
        return new Outcome.Failed(
                Failure.CONFLICT, "the Job %s came and went under %d looks".formatted(JobNames.of(order), LOOKS), true);
    }
}
