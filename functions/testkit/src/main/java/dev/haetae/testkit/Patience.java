package dev.haetae.testkit;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/**
 * Waits for what another thread or process brings about, longer than Awaitility does by itself: on two cores that others
 * use too, what was never asked of a process before may take many seconds.
 */
public final class Patience {

    /** Nothing waits this long unless something is wrong. */
    public static final Duration ENOUGH = Duration.ofMinutes(1);

    private Patience() {}

    /** From now on whoever waits in this process has as much, unless they say otherwise. */
    public static void isGivenByAll() {
        Awaitility.setDefaultTimeout(ENOUGH);
    }

    public static ConditionFactory await() {
        return Awaitility.await().atMost(ENOUGH);
    }
}
