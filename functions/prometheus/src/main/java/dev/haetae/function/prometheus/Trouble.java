package dev.haetae.function.prometheus;

import dev.haetae.contract.Failure;

/** Why a question was not answered. Never with a cause, which may quote a secret. The annotations tell its kinds apart. */
abstract sealed class Trouble extends RuntimeException {

    private final Failure reason;

    private Trouble(Failure reason, String said) {
        super(said);
        this.reason = reason;
    }

    Failure reason() {
        return reason;
    }

    /** It did not answer, or with a fault of its own: worth another try (R2), and counted by the breaker (R1). */
    static final class Fault extends Trouble {

        Fault(Failure reason, String said) {
            super(reason, said);
        }
    }

    /** It asks for patience (429): worth another try, but who answers is no reason to open the breaker. */
    static final class Throttled extends Trouble {

        Throttled() {
            super(Failure.PEER_ERROR, "it asks for patience (429)");
        }
    }

    /** It has understood and does not want to, or what it says is too much: trying again would not change that. */
    static final class Refused extends Trouble {

        Refused(Failure reason, String said) {
            super(reason, said);
        }
    }
}
