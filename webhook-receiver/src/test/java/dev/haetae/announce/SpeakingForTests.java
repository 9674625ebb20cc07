package dev.haetae.announce;

import dev.haetae.contract.OpsFunction;

/** The verb {@code status-update} for tests that start no application. */
public final class SpeakingForTests {

    private SpeakingForTests() {}

    public static OpsFunction function() {
        return new Speaking();
    }
}
