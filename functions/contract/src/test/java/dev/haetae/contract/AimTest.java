package dev.haetae.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether who agreed to one order has agreed to another. */
class AimTest {

    @ParameterizedTest
    @CsvSource({"50, 50, true", "50, 100, true", "100, 50, false"})
    void toFewerPodsAtOnceWhoAgreedToMoreAndNotTheReverse(int planned, int agreedTo, boolean covered) {
        assertThat(restart(planned).hasAimOf(restart(agreedTo))).isEqualTo(covered);
    }

    private static Restart restart(int batch) {
        Target target = new Target("production", "game", "Deployment", "lobby");
        State seen = new State.Rollout("uid-1", 1, "t", null, 4, 4, 4);
        return new Restart("a/1", target, Instant.EPOCH, batch, seen, Instant.EPOCH);
    }
}
