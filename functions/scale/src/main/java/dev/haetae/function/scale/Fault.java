package dev.haetae.function.scale;

import dev.haetae.contract.Failure;

/** The Kubernetes API did not answer, or answered with a fault of its own: worth another try, and counted by the breaker. */
final class Fault extends RuntimeException {

    private final Failure reason;

    Fault(Failure reason, Throwable cause) {
        super(cause.getMessage(), cause);
        this.reason = reason;
    }

    Failure reason() {
        return reason;
    }
}
