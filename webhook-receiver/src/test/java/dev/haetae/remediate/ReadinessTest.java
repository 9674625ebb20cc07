package dev.haetae.remediate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Custody;
import dev.haetae.contract.Observation;
import dev.haetae.contract.Restart;
import dev.haetae.contract.State;
import dev.haetae.contract.Target;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Thirty pods are not renewed within minutes: that is no harm, as long as those that are answer. */
class ReadinessTest {

    private static final Instant THREE = Instant.parse("2026-11-19T18:00:00Z");
    private static final Target MANY = new Target("production", "game-production", "Deployment", "many");
    private static final Restart ORDER = new Restart("a/0", MANY, THREE, 50, rollout(null, 30, 30), THREE);

    private static State.Rollout rollout(Instant at, int updated, int ready) {
        return new State.Rollout("uid", 1, "template", at == null ? null : at.toString(), 30, updated, ready);
    }

    @ParameterizedTest
    @CsvSource({"30, 30, Ready", "11, 10, NotYet", "2, 1, NotYet", "8, 0, Worse", "8, 3, Worse", "30, 29, Worse"})
    void isWorseWhereWhatWasRenewedDoesNotAnswer(int updated, int ready, String expected) {
        Readiness seen = Readiness.of(ORDER, new Observation.Found(rollout(THREE, updated, ready), Custody.NOBODY));
        assertThat(seen.getClass().getSimpleName()).isEqualTo(expected);
    }
}
