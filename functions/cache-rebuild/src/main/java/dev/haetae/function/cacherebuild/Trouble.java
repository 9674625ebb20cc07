package dev.haetae.function.cacherebuild;

import dev.haetae.contract.Failure;
import java.util.concurrent.ExecutionException;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

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

    /** What came of a call after whatever fault tolerance did for it, about {@code peer}. */
    static Trouble of(String peer, Throwable thrown) {
        return switch (thrown) {
            case Trouble known -> known;
            case ExecutionException wrapped when wrapped.getCause() != null -> of(peer, wrapped.getCause());
            case TimeoutException _ -> new Fault(Failure.TIMEOUT, peer + " does not answer in time");
            case CircuitBreakerOpenException _ ->
                new Fault(Failure.BREAKER_OPEN, peer + " failed too often and is left alone for a while");
            case BulkheadException _ -> new Fault(Failure.OVERLOADED, "too many requests to %s wait".formatted(peer));
            default ->
                new Final(
                        Failure.UNEXPECTED,
                        "%s: %s".formatted(peer, thrown.getClass().getSimpleName()));
        };
    }

    /** Nothing was done, or doing it twice does no harm: worth another try (R2), and counted by the breaker. */
    static final class Fault extends Trouble {

        Fault(Failure reason, String said) {
            super(reason, said);
        }
    }

    /** It asks for patience (429): a peer that answers is no reason to open the breaker. */
    static final class Throttled extends Trouble {

        Throttled(String said) {
            super(Failure.PEER_ERROR, said);
        }
    }

    /** Another try would come to the same. */
    static final class Final extends Trouble {

        Final(Failure reason, String said) {
            super(reason, said);
        }

        /** The same, where it is known what became of the work; who is not let in says that first. */
        Final known() {
            return reason() == Failure.FORBIDDEN
                    ? this
                    : new Final(Failure.WORK_FAILED, getMessage() + "; readers are served as before");
        }

        @Override
        boolean mayPass() {
            return false;
        }
    }
}
