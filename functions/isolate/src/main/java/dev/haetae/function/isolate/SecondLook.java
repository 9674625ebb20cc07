package dev.haetae.function.isolate;

import dev.haetae.contract.Isolate;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.Refusal;
import dev.haetae.function.kubernetes.Receipt;
import dev.haetae.function.kubernetes.Sight;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * After the write. Two orders of one moment do not see each other before it, from whatever process; after it at least
 * one of them does, and takes its own back.
 */
@ApplicationScoped
class SecondLook {

    private static final int LOOKS = 5;

    /** However old the order is: nothing is to be down because of it. */
    private static final Duration TAKES = Duration.ofSeconds(15);

    private final Cluster api;
    private final InstantSource clock;

    @Inject
    SecondLook(Cluster api, InstantSource clock) {
        this.api = api;
        this.clock = clock;
    }

    /** @param done what is answered where somebody else is there */
    Outcome after(Isolate order, Outcome done) {
        return look(new Pending(order, done, Optional.empty(), LOOKS));
    }

    /**
     * An order whose write is made.
     *
     * @param tried why it was to be taken back, where that was tried and its answer was a conflict
     * @param left how many looks
     */
    private record Pending(Isolate order, Outcome done, Optional<String> tried, int left) {

        Pending again(String why) {
            return new Pending(order, done, Optional.of(why), left - 1);
        }
    }

    private Outcome look(Pending pending) {
        if (pending.left() == 0) {
            return doubtful(pending, "it kept changing while it was to be taken back at once");
        }
        return switch (api.look(pending.order().target())) {
            case Sight.Missing<Candidate>() -> pending.done();
            case Sight.Blind<Candidate>(var _, var detail, var _) ->
                doubtful(pending, "whether others are there could not be seen: " + detail);
            case Sight.Present<Candidate>(Candidate now) -> judge(pending, now);
        };
    }

    /** What goes is not ours to take back; what is back already may be so by a write of ours whose answer was lost. */
    private Outcome judge(Pending pending, Candidate now) {
        if (now.state().gone()) {
            return pending.done();
        }
        return now.isOutBy(pending.order())
                ? now.missed(pending.order())
                        .map(why -> takeBack(pending, now, why))
                        .orElse(pending.done())
                : pending.tried().map(why -> takenBack(pending, why)).orElse(pending.done());
    }

    private Outcome takeBack(Pending pending, Candidate now, String why) {
        Isolate back = back(pending.order(), now);
        return now.obstacle(back)
                .map(obstacle -> doubtful(pending, why + "; and " + obstacle.detail()))
                .orElseGet(() -> written(api.write(back, now), pending, why));
    }

    private Outcome written(Receipt receipt, Pending pending, String why) {
        return switch (receipt) {
            case Receipt.Conflicted() -> look(pending.again(why));
            case Receipt.Written() -> takenBack(pending, why);
            case Receipt.Declined(var _, var detail) -> stays(pending, why, detail);
            case Receipt.Lost(var _, var detail, var _) -> stays(pending, why, detail);
            case Receipt.TooLate() -> stays(pending, why, "it took too long");
        };
    }

    private static Outcome takenBack(Pending pending, String why) {
        return new Outcome.Refused(
                Refusal.BUSY,
                "%s: %s; it was taken back at once".formatted(pending.order().target(), why));
    }

    private Isolate back(Isolate order, Candidate now) {
        return new Isolate(
                order.id() + "-undo",
                order.target(),
                false,
                false,
                now.state(),
                null,
                clock.instant().plus(TAKES));
    }

    private static Outcome stays(Pending pending, String why, String detail) {
        return doubtful(pending, "%s, and it is not known to be taken back: %s".formatted(why, detail));
    }

    /** It is answered as done, so that whoever gave the order takes it back when its time is over. */
    private static Outcome doubtful(Pending pending, String doubt) {
        return switch (pending.done()) {
            case Outcome.Applied(var before, Isolate.Placement after, var undo) ->
                new Outcome.Applied(before, after.withDoubt(doubt), undo);
            case Outcome.AlreadyApplied(Isolate.Placement now) -> new Outcome.AlreadyApplied(now.withDoubt(doubt));
            default -> pending.done();
        };
    }
}
