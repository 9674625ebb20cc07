package dev.haetae.function.isolate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Failure;
import dev.haetae.contract.Isolate;
import dev.haetae.contract.Isolate.Placement;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.Refusal;
import dev.haetae.contract.Target;
import dev.haetae.function.kubernetes.Receipt;
import dev.haetae.function.kubernetes.Sight;
import dev.haetae.testkit.SimulatedFault;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens between a look and its write. */
@QuarkusTest
class ConflictTest extends OnSimulator {

    @Inject
    SecondLook secondLook;

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

    @Test
    void whoSeesAfterTheWriteThatTheOtherWentTooTakesItsOwnBack() {
        Isolate late = writtenBesideAnother();

        assertThat(function.apply(late)).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(Refusal.BUSY);
            assertThat(refused.detail()).contains("no other pod answers for Service", "taken back at once");
        });
        assertThat(seen(late.target()).out()).isFalse();
        assertThat(bench.read(late.target()).getMetadata().getAnnotations()).doesNotContainKey(Mark.ANNOTATION);
    }

    @Test
    void whoSeesAfterTheWriteThatTooManyAreAwayTakesItsOwnBack() {
        String workload = bench.workload(pod);
        bench.grow(workload, 3);
        Target other = bench.pods(workload).getLast();
        Isolate late = half("a-2", other);
        Sight.Present<Candidate> before = look(other);
        assertThat(function.apply(half("a-1", pod))).isInstanceOf(Outcome.Applied.class);
        assertThat(cluster.write(late, before.found())).isEqualTo(new Receipt.Written());

        assertThat(function.apply(late)).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(Refusal.BUSY);
            assertThat(refused.detail()).contains("2 of the 3 that serve together", "taken back at once");
        });
        assertThat(seen(other).out()).isFalse();
        assertThat(seen(pod).out()).isTrue();
    }

    @Test
    void aLostAnswerToTakingBackIsFoundOut() {
        Isolate late = writtenBesideAnother();
        bench.fault(SimulatedFault.hangAfter()
                .on("PATCH", late.target().name() + "$")
                .times(1));

        assertRefused(late, Refusal.BUSY);
        assertThat(seen(late.target()).out()).isFalse();
    }

    @Test
    void whatCannotBeTakenBackAtOnceIsAnsweredAsDoneSoThatItsTimeEndsIt() {
        Isolate late = writtenBesideAnother();
        Placement out = seen(late.target());
        bench.fault(SimulatedFault.status(422).on("PATCH", late.target().name() + "$"));

        Outcome outcome = secondLook.after(late, new Outcome.Applied(late.expected(), out, null));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Applied.class,
                        applied -> assertThat(applied.after().describe())
                                .contains("is out of traffic", "no other pod answers", "not known to be taken back"));
    }

    @Test
    void twoOrdersOfOneMomentNeverLeaveNothing() throws Exception {
        String workload = bench.workload(pod);
        Isolate one = out(pod);
        Isolate two = out("a-2", bench.pods(workload).getLast());
        bench.fault(SimulatedFault.delay(Duration.ofMillis(300))
                .on("PATCH", workload + ".*$")
                .times(2));

        try (ExecutorService processes = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Outcome>> both =
                    processes.invokeAll(List.of(() -> function.apply(one), () -> function.apply(two)));
            assertThat(both).extracting(Future::resultNow).hasAtLeastOneElementOfType(Outcome.Refused.class);
        }
        assertThat(List.of(seen(one.target()), seen(two.target()))).anyMatch(it -> !it.out());
    }

    /** Decided on before the other of two pods went, and written after; as a process does that died just then. */
    private Isolate writtenBesideAnother() {
        Target other = bench.pods(bench.workload(pod)).getLast();
        Isolate late = out("a-2", other);
        Sight.Present<Candidate> before = look(other);
        assertThat(function.apply(out(pod))).isInstanceOf(Outcome.Applied.class);
        assertThat(cluster.write(late, before.found())).isEqualTo(new Receipt.Written());
        return late;
    }

    private Sight.Present<Candidate> look() {
        return look(pod);
    }

    private Sight.Present<Candidate> look(Target target) {
        return (Sight.Present<Candidate>) cluster.look(target);
    }
}
