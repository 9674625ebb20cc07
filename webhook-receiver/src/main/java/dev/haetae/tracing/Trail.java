package dev.haetae.tracing;

import io.opentelemetry.api.trace.SpanContext;
import jakarta.inject.Singleton;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Which span dealt last with a delivery or an incident; of the latest ones, in memory only. */
@Singleton
public class Trail {

    /** A storm's deliveries within the seconds that triage takes, several times over. */
    private static final int MOST = 10_000;

    private static final float FULL = 0.75f;

    private final Map<String, SpanContext> latest = Collections.synchronizedMap(new LinkedHashMap<>(MOST, FULL, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, SpanContext> eldest) {
            return size() > MOST;
        }
    });

    /** From now on what is done for it is linked to that span; nothing where traces are off. */
    public void comesTo(String id, SpanContext span) {
        if (span.isValid()) {
            latest.put(id, span);
        }
    }

    Optional<SpanContext> before(String id) {
        return Optional.ofNullable(latest.get(id));
    }
}
