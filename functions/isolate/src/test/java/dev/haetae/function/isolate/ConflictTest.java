package dev.haetae.function.isolate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Failure;
import dev.haetae.contract.Isolate;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.Target;
import dev.haetae.function.kubernetes.Receipt;
import dev.haetae.function.kubernetes.Sight;
import dev.haetae.testkit.SimulatedFault;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens between a look and its write. */
@QuarkusTest
class ConflictTest extends OnSimulator {

    private Target pod;

    @BeforeEach
    void pick() {
        pod = bench.pod();
    }

    @Test
    void statusChurnMovesTheVersionButNotTheExpectation() {
        Isolate order = out(pod);
        Sight.Present<Candidate> stale = look();
        bench.change(
                pod,
                it -> it.edit()
                        .editMetadata()
                        .addToAnnotations("churned", "yes")
                        .endMetadata()
                        .build());

        assertThat(cluster.write(order, stale.found())).isEqualTo(new Receipt.Conflicted());
        assertThat(function.apply(order)).isInstanceOf(Outcome.Applied.class);
    }

    @Test
    void aStormOfConflictsIsSatOutUntilItHasNoEnd() {
        bench.fault(SimulatedFault.status(409).on("PATCH", pod.name() + "$").times(4));
        assertThat(function.apply(out(pod))).isInstanceOf(Outcome.Applied.class);

        Target other = bench.pod();
        Isolate order = out(other);
        bench.fault(SimulatedFault.status(409).on("PATCH", other.name() + "$"));
        assertFailed(function.apply(order), Failure.CONFLICT);
        assertThat(bench.writes(other)).hasSize(5);
    }

    @Test
    void noWriteStartsAfterTheOrderExpired() {
        Sight.Present<Candidate> before = look();
        Isolate order = out(pod);
        bench.clock().advance(Duration.ofMinutes(2));

        assertThat(cluster.write(order, before.found())).isEqualTo(new Receipt.TooLate());
        assertThat(bench.writes(pod)).isEmpty();
    }

    private Sight.Present<Candidate> look() {
        return (Sight.Present<Candidate>) cluster.look(pod);
    }
}
