package dev.haetae.function.isolate;

import dev.haetae.contract.Refusal;
import dev.haetae.function.kubernetes.Receipt;
import java.util.Optional;

/**
 * What came of ending game servers, one after the other. Pure.
 *
 * @param ended how many are gone, or on their way
 * @param left how many may be ended at the next call
 * @param stopped no more is to be tried now
 * @param doubt why some of them stay, for people to read
 */
record Tally(int ended, int left, boolean stopped, Optional<String> doubt) {

    static Tally of(int servers) {
        return new Tally(0, servers, false, Optional.empty());
    }

    /** With one more. Whose version moved was given to players or moved on: the next look says which. */
    Tally with(Receipt receipt) {
        return switch (receipt) {
            case Receipt.Written() -> oneEnded();
            case Receipt.Conflicted() -> this;
            case Receipt.Declined(var reason, var detail) -> declined(reason, detail);
            case Receipt.Lost(var _, var detail, var retryable) ->
                new Tally(ended, retryable ? left : 0, true, Optional.of("what waits there may stay: " + detail));
            case Receipt.TooLate() -> new Tally(ended, 0, true, doubt);
        };
    }

    /** What is declined of one would be of the others, but for what people say of one namespace. */
    private Tally declined(Refusal reason, String detail) {
        if (reason == Refusal.TARGET_ABSENT) {
            return oneEnded();
        }
        return reason == Refusal.HANDS_OFF
                ? new Tally(ended, left - 1, false, Optional.of(detail))
                : new Tally(ended, 0, true, Optional.of(detail));
    }

    private Tally oneEnded() {
        return new Tally(ended + 1, left - 1, false, doubt);
    }
}
