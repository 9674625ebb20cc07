package dev.haetae.function.configure;

import dev.haetae.contract.Configure;
import dev.haetae.contract.Configure.Setting;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.Refusal;
import dev.haetae.function.kubernetes.Receipt;
import dev.haetae.function.kubernetes.Replies;
import dev.haetae.function.kubernetes.Sight;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.IntStream;

/** One order from look to receipt: look, decide, write; and again from the start while only the version moved. */
@ApplicationScoped
class Configuring {

    /** Other keys of the map move its version too; whoever loses five in a row had better come back later. */
    private static final int WRITES = 5;

    private final Cluster api;
    private final InstantSource clock;

    @Inject
    Configuring(Cluster api, InstantSource clock) {
        this.api = api;
        this.clock = clock;
    }

    Outcome carryOut(Configure order) {
        return IntStream.range(0, WRITES)
                .mapToObj(_ -> attempt(order))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> Replies.outrun(order, WRITES));
    }

    /** Empty when the target moved between look and write: then the same order is worth another look. */
    private Optional<Outcome> attempt(Configure order) {
        return switch (api.look(order.target())) {
            case Sight.Missing<Candidate>() ->
                refused(Refusal.TARGET_ABSENT, "there is no ConfigMap for " + order.target());
            case Sight.Blind<Candidate> blind -> Optional.of(Replies.unseen(blind));
            case Sight.Present<Candidate>(Candidate seen) -> decide(order, seen);
        };
    }

    private Optional<Outcome> decide(Configure order, Candidate seen) {
        return switch (Decision.on(seen, order, clock.instant())) {
            case Decision.AlreadyApplied(Setting now) -> Optional.of(new Outcome.AlreadyApplied(now));
            case Decision.Refused(var reason, var detail) -> refused(reason, detail);
            case Decision.Write(var found) -> write(order, found);
        };
    }

    private Optional<Outcome> write(Configure order, Candidate.Switch seen) {
        return switch (api.write(order, seen)) {
            case Receipt.Conflicted() -> Optional.empty();
            case Receipt.Written() -> Optional.of(applied(order, seen.state()));
            case Receipt.Declined(var reason, var detail) -> refused(reason, detail);
            case Receipt.Lost(var reason, var detail, var retryable) ->
                Optional.of(new Outcome.Failed(reason, detail, retryable));
            case Receipt.TooLate() -> Optional.of(Replies.expired(order));
        };
    }

    private static Outcome applied(Configure order, Setting before) {
        Setting after = order.imagined();
        return new Outcome.Applied(
                before,
                after,
                order.undo(after, order.id() + "-undo", order.notAfter()).orElse(null));
    }

    private static Optional<Outcome> refused(Refusal reason, String detail) {
        return Optional.of(new Outcome.Refused(reason, detail));
    }
}
