package dev.haetae.announce;

import dev.haetae.contract.OpsFunction;
import java.time.Instant;

/** The verb {@code status-update} for tests that start no application. */
public final class SpeakingForTests {

    private SpeakingForTests() {}

    /** For it hardly any time has ever passed, so that only an order which must not be given any more is too late. */
    public static OpsFunction function() {
        return new Speaking(() -> Instant.EPOCH.plusSeconds(1));
    }
}
