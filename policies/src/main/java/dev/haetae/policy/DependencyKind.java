package dev.haetae.policy;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What others depend on when they call a service: R's tables give each kind its time-outs, retries and breaker. */
public enum DependencyKind {
    /** Payment and authentication. */
    CORE,
    /** An ordinary internal service. */
    API,
    ANALYTICS,
    /** Somebody else's. */
    EXTERNAL,
    CACHE,
    DATABASE;

    /** As policies write it. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
