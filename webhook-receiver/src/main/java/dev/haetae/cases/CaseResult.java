package dev.haetae.cases;

import dev.haetae.policy.cases.PolicyCase;
import java.time.Duration;
import java.util.List;

/**
 * A case that was run.
 *
 * @param differences none when everything came as expected
 */
public record CaseResult(PolicyCase tested, List<Difference> differences, Came came, Duration took) {

    public boolean passed() {
        return differences.isEmpty();
    }
}
