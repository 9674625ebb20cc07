package dev.haetae.function.status;

import dev.haetae.contract.Announcer;
import dev.haetae.contract.Audience;
import dev.haetae.contract.Failure;
import dev.haetae.contract.StatusUpdate;
import io.smallrye.faulttolerance.api.RateLimitException;
import java.time.Duration;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

/**
 * A channel whose peer is called over HTTP. All calls of one telling take at most 30 s (R4), less than the lease under
 * which it happens; what went wrong is said in words of ours, so that no secret is.
 */
abstract class Messenger implements Announcer {

    @Override
    @Timeout(External.TOTAL_MILLIS)
    @Fallback(fallbackMethod = "untold")
    public Told tell(StatusUpdate update) {
        return say(update, Audience.UNKNOWN);
    }

    @Override
    @Timeout(External.TOTAL_MILLIS)
    @Fallback(fallbackMethod = "untoldTo")
    public Told tell(StatusUpdate update, Audience audience) {
        return say(update, audience);
    }

    /** Throws a {@link Trouble} where it cannot. */
    abstract Told say(StatusUpdate update, Audience audience);

    Told untold(StatusUpdate update, Throwable thrown) {
        return undelivered(thrown);
    }

    Told untoldTo(StatusUpdate update, Audience audience, Throwable thrown) {
        return undelivered(thrown);
    }

    private Told undelivered(Throwable thrown) {
        return switch (thrown) {
            case Trouble trouble ->
                new Told.Undelivered(
                        trouble.reason(), said(trouble.getMessage()), trouble.mayPass(), trouble.patience());
            case TimeoutException _ -> later(Failure.TIMEOUT, "no answer in time");
            case CircuitBreakerOpenException _ -> later(Failure.BREAKER_OPEN, "it failed lately and is left alone");
            case BulkheadException _ -> later(Failure.OVERLOADED, "too many calls at once");
            case RateLimitException _ -> later(Failure.OVERLOADED, "more calls than it allows");
            default ->
                new Told.Undelivered(Failure.UNEXPECTED, said(thrown.getClass().getName()), false);
        };
    }

    private Told later(Failure reason, String what) {
        return new Told.Undelivered(reason, said(what), true, Duration.ZERO);
    }

    private String said(String what) {
        return channel() + ": " + what;
    }
}
