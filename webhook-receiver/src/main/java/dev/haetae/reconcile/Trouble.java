package dev.haetae.reconcile;

/**
 * Why Alertmanager did not answer. Never with a cause or its own words, either of which may quote an address and what gets
 * in there. The annotations tell its kinds apart.
 */
abstract sealed class Trouble extends RuntimeException {

    private Trouble(String said) {
        super(said);
    }

    /** It did not answer, or with a fault of its own: worth another try (R2), and counted by the breaker (R1). */
    static final class Fault extends Trouble {

        Fault(String said) {
            super(said);
        }
    }

    /** It asks for patience (429): worth another try, but who answers is no reason to open the breaker. */
    static final class Throttled extends Trouble {

        Throttled() {
            super("it asks for patience (429)");
        }
    }

    /** It has understood and does not want to, or says too much: trying again would not change that. */
    static final class Refused extends Trouble {

        Refused(String said) {
            super(said);
        }
    }
}
