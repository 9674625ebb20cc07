package dev.haetae.reconcile;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.Timeout;

/**
 * All that Alertmanager is asked before one decision, with the tries of each question: 10 s (R, internal service; R4), so that
 * whoever waits keeps the lease on its timer. A bean of its own because a bean's calls to itself pass no interceptor.
 */
@ApplicationScoped
class Conversation {

    private static final long TOTAL_MILLIS = 10_000;

    @Timeout(TOTAL_MILLIS)
    <T> T hold(Supplier<T> questions) {
        return questions.get();
    }
}
