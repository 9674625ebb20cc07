package dev.haetae.remediate;

import dev.haetae.policy.Because;
import java.time.Instant;
import java.util.Optional;

/** What one guardrail says of one action. A guardrail that cannot be evaluated denies. */
sealed interface Verdict {

    String guard();

    Because because();

    record Allowed(String guard, Because because) implements Verdict {}

    /** @param until when time alone will have lifted it; empty when only people can */
    record Denied(String guard, Because because, Optional<Instant> until) implements Verdict {}
}
