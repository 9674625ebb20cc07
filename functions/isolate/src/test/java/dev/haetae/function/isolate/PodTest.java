package dev.haetae.function.isolate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.haetae.contract.Custody;
import dev.haetae.contract.Isolate;
import dev.haetae.contract.Isolate.Placement;
import dev.haetae.contract.Observation;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.Refusal;
import dev.haetae.contract.Target;
import dev.haetae.testkit.AuditLine;
import dev.haetae.testkit.RetryOnConflict;
import dev.haetae.testkit.SimulatedFault;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A pod out of its Service's endpoints, and back (S4). */
@QuarkusTest
class PodTest extends OnSimulator {

    private Target pod;
    private String workload;

    @BeforeEach
    void pick() {
        pod = bench.pod();
        workload = bench.workload(pod);
    }

    @Test
    void leavesTheEndpointsAndComesBack() {
        Isolate back = undoOf(out(pod));

        await().untilAsserted(
                        () -> assertThat(bench.answering(workload)).hasSize(1).doesNotContain(pod.name()));
        assertThat(labels())
                .doesNotContainKey(Drill.TRAFFIC)
                .containsEntry(Drill.APP, workload)
                .containsEntry("haetae.dev/out", "true");
        assertThat(seen(pod).out()).isTrue();

        assertThat(function.apply(back)).isInstanceOf(Outcome.Applied.class);
        await().untilAsserted(
                        () -> assertThat(bench.answering(workload)).hasSize(2).contains(pod.name()));
        assertThat(meta().getAnnotations()).doesNotContainKey(Mark.ANNOTATION);
        assertThat(labels()).doesNotContainKey("haetae.dev/out");
        assertThat(seen(pod).out()).isFalse();
        assertThat(bench.writes(pod))
                .hasSize(2)
                .allMatch(AuditLine::accepted)
                .extracting(AuditLine::fieldManager)
                .containsOnly(Custody.OURSELVES);
    }

    @Test
    void theMarkSaysWhatWasThereAndByWhichOrder() {
        undoOf(out(pod));

        assertThat(Mark.read(meta().getAnnotations().get(Mark.ANNOTATION)))
                .contains(new Mark("a-1", Map.of(Drill.TRAFFIC, "live")));
    }

    @Test
    void theLastOneThatAnswersIsNotTaken() {
        Target other = bench.pods(workload).getLast();
        undoOf(out(pod));

        assertThat(function.apply(out(other))).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(Refusal.BUSY);
            assertThat(refused.detail()).contains("no other pod answers for Service " + workload);
        });
    }

    @Test
    void theSecondOfThreeIsNotTakenThoughAThirdAnswers() {
        bench.grow(workload, 3);
        List<Target> pods = bench.pods(workload);
        undoOf(half("a-1", pods.get(0)));

        assertThat(seen(pods.get(1)))
                .extracting(Placement::group, Placement::away)
                .containsExactly(3, 1);
        assertThat(function.apply(half("a-2", pods.get(1)))).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(Refusal.BUSY);
            assertThat(refused.detail()).contains("2 of the 3 that serve together would be away");
        });
        assertThat(seen(pods.get(1)).out()).isFalse();
    }

    @Test
    void whoIsOutIsFoundByOurLabelAlone() {
        Pod other = bench.read(bench.pods(workload).getLast());
        undoOf(out(pod));

        assertThat(together(other)).containsExactly(2);
        bench.change(
                pod,
                it -> it.edit()
                        .editMetadata()
                        .removeFromLabels("haetae.dev/out")
                        .endMetadata()
                        .build());
        assertThat(together(other)).containsExactly(1);
    }

    private List<Integer> together(Pod one) {
        return new Company(bench.client())
                .routes(one, Member.labels(one), 0).stream().map(Route::group).toList();
    }

    @Test
    void whoWasLetGoIsMissedNoMoreOnceAnotherHasItsPlace() {
        RetryOnConflict.edit(
                bench.client().services().inNamespace(Drill.NAMESPACE).withName(workload),
                it -> it.edit()
                        .editSpec()
                        .withSelector(Map.of(Drill.APP, workload))
                        .endSpec()
                        .build());
        Target other = bench.pods(workload).getLast();
        undoOf(half("a-1", pod));
        await().untilAsserted(
                        () -> assertThat(bench.answering(workload)).hasSize(2).doesNotContain(pod.name()));

        assertThat(seen(other)).extracting(Placement::group, Placement::away).containsExactly(2, 0);
        undoOf(half("a-2", other));
    }

    @Test
    void aPodThatNoServiceSendsToIsRefused() {
        bench.client()
                .services()
                .inNamespace(Drill.NAMESPACE)
                .withName(workload)
                .delete();

        assertRefused(out(pod), Refusal.UNSUPPORTED);
    }

    @Test
    void peoplesHandsAreSeenAndRespected() {
        Isolate order = out(pod);
        bench.change(
                pod,
                it -> it.edit()
                        .editMetadata()
                        .addToAnnotations(Custody.PAUSE, "maintenance")
                        .endMetadata()
                        .build());

        assertThat(function.observe(pod))
                .isInstanceOfSatisfying(
                        Observation.Found.class,
                        found -> assertThat(found.custody().ifPaused()).contains("Pod " + pod.name()));
        assertRefused(order, Refusal.HANDS_OFF);
        assertThat(bench.writes(pod)).hasSize(1);
    }

    @Test
    void whoeverPausesTheWorkloadMeansItsPodsToo() {
        Isolate order = out(pod);
        RetryOnConflict.edit(
                bench.client().apps().deployments().inNamespace(Drill.NAMESPACE).withName(workload),
                it -> it.edit()
                        .editMetadata()
                        .addToAnnotations(Custody.PAUSE, "we are on it")
                        .endMetadata()
                        .build());

        assertThat(function.observe(pod))
                .isInstanceOfSatisfying(
                        Observation.Found.class,
                        found -> assertThat(found.custody().ifPaused()).contains("Deployment " + workload));
        assertRefused(order, Refusal.HANDS_OFF);
        assertThat(bench.writes(pod)).isEmpty();
    }

    @Test
    void aNamespaceThatCannotBeReadForbids() {
        Isolate order = out(pod);
        bench.fault(SimulatedFault.status(403).on("GET", "/namespaces/" + Drill.NAMESPACE + "$"));

        assertThat(function.observe(pod)).isInstanceOf(Observation.Unclear.class);
        assertRefused(order, Refusal.FORBIDDEN);
    }

    @Test
    void aPodThatIsGoneIsBackAlready() {
        Isolate back = undoOf(out(pod));
        bench.client().pods().inNamespace(pod.namespace()).withName(pod.name()).delete();
        await().until(() -> function.observe(pod) instanceof Observation.Absent);

        assertThat(function.apply(back))
                .isInstanceOfSatisfying(
                        Outcome.AlreadyApplied.class,
                        done -> assertThat(back.isDoneIn(done.now())).isTrue());
    }

    @Test
    void aLabelThatPeopleSetMeanwhileIsNotOverwritten() {
        Isolate back = undoOf(out(pod));
        bench.change(
                pod,
                it -> it.edit()
                        .editMetadata()
                        .addToLabels(Drill.TRAFFIC, "examined")
                        .endMetadata()
                        .build());

        assertRefused(back, Refusal.TARGET_CHANGED);
    }

    private ObjectMeta meta() {
        return bench.read(pod).getMetadata();
    }

    private Map<String, String> labels() {
        return meta().getLabels();
    }
}
