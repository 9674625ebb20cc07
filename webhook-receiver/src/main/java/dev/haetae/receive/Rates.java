package dev.haetae.receive;

import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.faulttolerance.api.RateLimitException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How fast each source may send, counted apart, so that a noisy one leaves the others their turn (R6). */
@Singleton
class Rates {

    private final Map<String, Guard> bySource = new ConcurrentHashMap<>();

    /** Throws {@link Busy} when the source has sent too much within this second. */
    void enter(Source source) {
        try {
            bySource.computeIfAbsent(source.name(), name -> limitOf(source)).get(() -> true, Boolean.class);
        } catch (RateLimitException e) {
            throw new Busy(
                    Reason.RATE,
                    "This source sends more than %d requests a second".formatted(source.rateLimit()),
                    Duration.ofMillis(e.getRetryAfterMillis()));
        }
    }

    private static Guard limitOf(Source source) {
        return Guard.create()
                .withRateLimit()
                .limit(source.rateLimit())
                .window(1, ChronoUnit.SECONDS)
                .done()
                .build();
    }
}
