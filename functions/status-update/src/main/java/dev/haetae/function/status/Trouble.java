package dev.haetae.function.status;

import dev.haetae.contract.Failure;
import java.time.Duration;

/**
 * Why a peer did not do what it was asked. It never carries the peer's own words or a cause: either may quote a secret.
 * The annotations tell its kinds apart.
 */
abstract sealed class Trouble extends RuntimeException {

    private final Failure reason;

    private Trouble(Failure reason, String said) {
        super(said);
        this.reason = reason;
    }

    Failure reason() {
        return reason;
    }

    /** Whether the same may work later. */
    boolean mayPass() {
        return true;
    }

    Duration patience() {
        return Duration.ZERO;
    }

    /** Nothing was done, or doing it twice does no harm: worth another try (R2), and counted by the breaker. */
    static final class Fault extends Trouble {

        Fault(Failure reason, String said) {
            super(reason, said);
        }
    }

    /** It may have been done: counted by the breaker, and looked for before it is done again. */
    static final class Doubt extends Trouble {

        Doubt(Failure reason, String said) {
            super(reason, said);
        }
    }

    /** The peer asks for patience: a peer that answers is no reason to open the breaker. */
    static final class Throttled extends Trouble {

        private final Duration patience;

        Throttled(Duration patience) {
            super(Failure.PEER_ERROR, "it asks for %s of patience".formatted(patience));
            this.patience = patience;
        }

        @Override
        Duration patience() {
            return patience;
        }
    }

    /** The same, but for longer than anybody waits for one call. */
    static final class Paused extends Trouble {

        private final Duration patience;

        Paused(Duration patience) {
            super(Failure.PEER_ERROR, "it asks for %s of patience".formatted(patience));
            this.patience = patience;
        }

        @Override
        Duration patience() {
            return patience;
        }
    }

    /** The peer has understood and does not want to: final. */
    static final class Refused extends Trouble {

        Refused(Failure reason, String said) {
            super(reason, said);
        }

        @Override
        boolean mayPass() {
            return false;
        }
    }
}
