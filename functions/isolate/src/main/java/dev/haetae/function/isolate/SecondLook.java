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
import java.util.stream.IntStream;

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
        return IntStream.range(0, LOOKS)
                .mapToObj(_ -> attempt(order, done))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> doubtful(done, "it kept changing while it was to be taken back at once"));
    }

    /** Empty when it moved between look and write. */
    private Optional<Outcome> attempt(Isolate order, Outcome done) {
        return switch (api.look(order.target())) {
            case Sight.Missing<Candidate>() -> Optional.of(done);
            case Sight.Blind<Candidate>(var _, var detail, var _) ->
                Optional.of(doubtful(done, "whether others are there could not be seen: " + detail));
            case Sight.Present<Candidate>(Candidate now) -> judge(order, now, done);
        };
    }

    /** What goes, or what others have brought back meanwhile, is not ours to take back. */
    private Optional<Outcome> judge(Isolate order, Candidate now, Outcome done) {
        if (now.state().gone() || !now.isOutBy(order)) {
            return Optional.of(done);
        }
        return now.nobodyElse().map(why -> takeBack(order, now, done, why)).orElse(Optional.of(done));
    }

    private Optional<Outcome> takeBack(Isolate order, Candidate now, Outcome done, String why) {
        Optional<Obstacle> obstacle = now.obstacle(false);
        return obstacle.isPresent()
                ? Optional.of(doubtful(done, why + "; and " + obstacle.get().detail()))
                : written(api.write(back(order, now), now), order, done, why);
    }

    private static Optional<Outcome> written(Receipt receipt, Isolate order, Outcome done, String why) {
        return switch (receipt) {
            case Receipt.Conflicted() -> Optional.empty();
            case Receipt.Written() ->
                Optional.of(new Outcome.Refused(
                        Refusal.BUSY, "%s: %s; it was taken back at once".formatted(order.target(), why)));
            case Receipt.Declined(var _, var detail) -> Optional.of(stays(done, why, detail));
            case Receipt.Lost(var _, var detail, var _) -> Optional.of(stays(done, why, detail));
            case Receipt.TooLate() -> Optional.of(stays(done, why, "it took too long"));
        };
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

    private static Outcome stays(Outcome done, String why, String detail) {
        return doubtful(done, "%s, and it could not be taken back at once: %s".formatted(why, detail));
    }

    /** It is answered as done, so that whoever gave the order takes it back when its time is over. */
    private static Outcome doubtful(Outcome done, String doubt) {
        return switch (done) {
            case Outcome.Applied(var before, Isolate.Placement after, var undo) ->
                new Outcome.Applied(before, after.withDoubt(doubt), undo);
            case Outcome.AlreadyApplied(Isolate.Placement now) -> new Outcome.AlreadyApplied(now.withDoubt(doubt));
            default -> done;
        };
    }
}
