package dev.haetae.reconcile;

import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

/** Why Alertmanager could not be asked, in words of ours: people read it, and an exception's may quote an address. */
final class Unanswered {

    private Unanswered() {}

    static String why(RuntimeException thrown) {
        return switch (thrown) {
            case Trouble trouble -> trouble.getMessage();
            case TimeoutException late -> "it did not answer in time";
            case CircuitBreakerOpenException open -> "it failed lately and is left alone";
            case BulkheadException many -> "too many questions at once";
            default -> thrown.getClass().getSimpleName();
        };
    }
}
