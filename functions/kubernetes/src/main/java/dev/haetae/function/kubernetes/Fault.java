package dev.haetae.function.kubernetes;

import dev.haetae.contract.Failure;

/** The Kubernetes API did not answer, or answered with a fault of its own: worth another try, and counted by the breaker. */
public final class Fault extends RuntimeException {

    private final Failure reason;

    public Fault(Failure reason, Throwable cause) {
        super(Discretion.ofWordsOf(cause), cause);
        this.reason = reason;
    }

    public Failure reason() {
        return reason;
    }
}
