package dev.haetae.function.runjob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.haetae.contract.Custody;
import dev.haetae.contract.Failure;
import dev.haetae.contract.Observation;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.Refusal;
import dev.haetae.contract.RunJob;
import dev.haetae.testkit.AuditLine;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of orders on a whole cluster. */
@QuarkusTest
class RunJobWritesTest extends OnSimulator {

    @Test
    void theJobIsTheOneThatKubectlWouldMake() {
        RunJob order = order();
        assertBegun(order);

        assertThat(bench.jobs(target)).singleElement().satisfies(job -> {
            assertThat(job.getMetadata().getName()).isEqualTo(JobNames.of(order));
            assertThat(job.getMetadata().getAnnotations())
                    .containsEntry("cronjob.kubernetes.io/instantiate", "manual")
                    .containsEntry("haetae.dev/order", order.id());
            assertThat(job.getMetadata().getOwnerReferences())
                    .extracting(OwnerReference::getKind, OwnerReference::getUid)
                    .containsExactly(tuple("CronJob", seen.uid()));
        });
        assertThat(bench.writes(target))
                .singleElement()
                .satisfies(line -> assertThat(line.fieldManager()).isEqualTo(Custody.OURSELVES));
    }

    @Test
    void whatItSaidIsTold() {
        bench.annotate(target, Map.of(Bench.SAID, "one\ntoken=abc\ntwo"));

        assertThat(carriedOut(order())).isInstanceOfSatisfying(Outcome.Applied.class, applied -> {
            assertThat(applied.before()).isEqualTo(seen);
            assertThat(applied.after())
                    .isEqualTo(new RunJob.Runs(
                            seen.uid(), order().id(), RunJob.Phase.SUCCEEDED, "one\ntoken=[hidden]\ntwo"));
            assertThat(applied.undo()).isNull();
        });
        assertThat(order().isDoneIn(look())).isTrue();
    }

    @Test
    void aJobThatFailsIsAFailureWithItsLastWordsAndIsNotTriedAgain() {
        bench.annotate(target, Map.of(Bench.SAID, "no space left", Bench.RESULT, "failed"));

        assertThat(carriedOut(order())).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.reason()).isEqualTo(Failure.WORK_FAILED);
            assertThat(failed.retryable()).isFalse();
            assertThat(failed.detail()).contains(JobNames.of(order()), "BackoffLimitExceeded", "no space left");
        });
        assertThat(look().phase()).isEqualTo(RunJob.Phase.FAILED);
        assertThat(function.apply(order())).isInstanceOf(Outcome.Failed.class);
        assertThat(bench.jobs(target)).hasSize(1);
    }

    @Test
    void noTwoAtOnceWhereTheCronJobForbidsIt() {
        bench.annotate(target, Map.of(Bench.READY_AFTER, "never"));
        assertBegun(order(id("a-1")));

        assertRefused(order(id("a-2")), Refusal.BUSY);

        bench.change(target, it -> it.editSpec().withConcurrencyPolicy("Allow").endSpec());
        assertBegun(order(id("a-3")));
    }

    @Test
    void aSuspendedCronJobCanStillBeRunByHand() {
        bench.change(target, it -> it.editSpec().withSuspend(true).endSpec());

        assertThat(carriedOut(order())).isInstanceOf(Outcome.Applied.class);
    }

    @Test
    void whoAsksAutomationToKeepOffIsHeard() {
        bench.annotate(target, Map.of(Custody.PAUSE, "true"));

        assertRefused(order(), Refusal.HANDS_OFF);
        assertThat(function.observe(target))
                .isInstanceOfSatisfying(
                        Observation.Found.class,
                        found -> assertThat(found.custody().ifPaused()).isPresent());
        assertThat(bench.writes(target)).filteredOn(AuditLine::accepted).isEmpty();
    }

    @Test
    void whatSomebodyStopsByDeletingItIsNotBegunAgain() {
        bench.annotate(target, Map.of(Bench.READY_AFTER, "never"));
        assertBegun(order());
        Job job = bench.jobs(target).getFirst();

        bench.client().resource(job).delete();
        await().until(() -> bench.jobs(target).isEmpty());

        assertRefused(order(), Refusal.TARGET_CHANGED);
        assertThat(bench.jobs(target)).isEmpty();
    }

    @Test
    void theNewestOfOursIsSeen() {
        assertThat(seen).isEqualTo(new RunJob.Runs(seen.uid(), null, RunJob.Phase.NONE, null));

        carriedOut(order(id("a-1")));

        assertThat(look()).isEqualTo(new RunJob.Runs(seen.uid(), id("a-1"), RunJob.Phase.SUCCEEDED, null));
    }

    private String id(String number) {
        return number + "/" + target.name();
    }
}
