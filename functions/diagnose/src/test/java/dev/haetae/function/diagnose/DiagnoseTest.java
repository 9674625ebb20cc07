package dev.haetae.function.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.haetae.contract.Custody;
import dev.haetae.contract.Diagnose;
import dev.haetae.contract.Diagnose.Finding;
import dev.haetae.contract.Diagnose.Findings;
import dev.haetae.contract.Failure;
import dev.haetae.contract.Isolate;
import dev.haetae.contract.Observation;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.Refusal;
import dev.haetae.contract.Target;
import dev.haetae.testkit.HttpScript;
import dev.haetae.testkit.RetryOnConflict;
import dev.haetae.testkit.SimulatedFault;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found on the simulated cluster, well or broken; and that none of the findings holds up the others. */
@QuarkusTest
class DiagnoseTest {

    private static final String CRASHES =
            "simulator.haetae.dev/crash: 'true', simulator.haetae.dev/log: \"line 1\\nDB_PASSWORD=hunter2\\nline 2\"";

    @Inject
    DiagnoseFunction function;

    @Inject
    Bench bench;

    @AfterEach
    void mend() {
        bench.mend();
    }

    @Test
    void aCrashingWorkloadIsLookedAroundIn() {
        Target target = bench.whole(CRASHES);
        await().until(() -> found(target).get("restarts").contains("CrashLoopBackOff"));
        bench.prometheus().plays(_ -> """
                {"status":"success","data":{"resultType":"matrix","result":[
                  {"metric":{},"values":[[%d,"3"]]}]}}""".formatted(bench.clock().instant().getEpochSecond() - 60));

        List<Finding> findings = findings(target, "up", "errors");

        assertThat(findings)
                .extracting(Finding::about)
                .containsExactly("events", "logs", "release", "restarts", "consumers", "figures", "figures");
        assertThat(findings.get(0).text()).contains("Warning BackOff", "Back-off restarting");
        assertThat(findings.get(1).text())
                .contains("container drill, before its restart", "\nline 1\nDB_PASSWORD=[hidden]\nline 2");
        assertThat(findings.get(2).text()).startsWith("revision 1, made").endsWith("there is none before it");
        assertThat(findings.get(3).text())
                .contains("container drill: ", "Error (exit code 1); it waits: CrashLoopBackOff");
        assertThat(findings.get(4).text()).isEqualTo("no metrics server, or it has not measured yet");
        assertThat(findings.get(5).text()).startsWith("up, the last hour:\n").contains("value", "last 3");
        assertThat(findings.get(6).chart().series()).containsOnlyKeys("value");
    }

    @Test
    void fortyLinesOfALogAreShown() {
        String lines = IntStream.range(100, 200).mapToObj("line %d"::formatted).collect(Collectors.joining("\\n"));
        Target target =
                bench.whole("simulator.haetae.dev/crash: 'true', simulator.haetae.dev/log: \"%s\"".formatted(lines));
        await().until(() -> found(target).get("logs").contains("line 199"));

        assertThat(found(target).get("logs").lines())
                .hasSize(41)
                .contains("line 160")
                .doesNotContain("line 159");
    }

    @Test
    void aReleaseIsComparedWithTheOneBefore() {
        assertThat(found(Bench.target("Deployment", "game-server-zone-1")).get("release"))
                .contains("against revision 1:", "1.4.1 → ", "1.4.2");
        assertThat(found(Bench.target("StatefulSet", "redis-cache")).get("release"))
                .contains("there is none before it");
    }

    @Test
    void aPodAndANodeAreLookedAroundInToo() {
        Target workload = bench.whole();
        String pod = bench.pods(workload).getFirst().getMetadata().getName();

        assertThat(found(Bench.target("Pod", pod)).get("release")).contains("ReplicaSet " + workload.name());
        assertThat(found(Bench.target("Node", "node-a")))
                .containsOnlyKeys("events", "restarts", "consumers")
                .containsEntry("consumers", "no metrics server, or it has not measured yet");
    }

    @Test
    void aServiceIsLookedAroundInByItsPods() {
        Target workload = bench.whole(CRASHES);
        bench.create("""
                apiVersion: v1
                kind: Service
                metadata: {name: front-of-%1$s, namespace: %2$s}
                spec: {selector: {app: %1$s}, ports: [{port: 80}]}
                """.formatted(workload.name(), Bench.NAMESPACE));
        Target service = Bench.target("Service", "front-of-" + workload.name());
        await().until(() -> found(service).get("events").contains("BackOff"));

        assertThat(found(service)).containsOnlyKeys("events", "logs", "restarts", "consumers");
        assertThat(found(service).get("restarts")).contains(workload.name(), "CrashLoopBackOff");
        assertThat(found(service).get("logs")).contains("line 2");
    }

    @Test
    void aServiceOfWhichNothingRunsHereIsAskedAboutAllTheSame() {
        Target service = Bench.target("Service", "kafka");
        bench.whole();
        bench.create("""
                apiVersion: v1
                kind: Event
                metadata: {name: kafka.1, namespace: %s}
                type: Warning
                reason: Unhealthy
                message: "Readiness probe failed: kafka:9092 is not there"
                involvedObject: {kind: Pod, name: platform-server-0}
                """.formatted(Bench.NAMESPACE));

        assertThat(found(service))
                .containsOnlyKeys("events", "restarts")
                .containsEntry("restarts", "nothing of it runs in this cluster");
        assertThat(found(service).get("events")).contains("Pod platform-server-0: Readiness probe failed");
        assertThat(findings(service, "up").getLast().text()).isEqualTo("up: no series matches the query");
        assertThat(found(Bench.target("Service", "kaf")).get("events")).startsWith("none");
        assertThat(found(new Target("production", Isolate.CLUSTER_WIDE, "Service", "unknown")))
                .containsEntry("events", "none is looked for: the alert names no namespace");
    }

    @Test
    void aFleetAndARolloutAreLookedAroundInToo() {
        bench.whole();
        bench.create("""
                apiVersion: agones.dev/v1
                kind: Fleet
                metadata: {name: arena, namespace: %s}
                spec: {replicas: 1}
                """.formatted(Bench.NAMESPACE));
        bench.create("""
                apiVersion: v1
                kind: Pod
                metadata: {name: arena-bcdfg-hjklm, namespace: %s, labels: {agones.dev/fleet: arena}}
                spec: {containers: [{name: game, image: "registry.example/game:1"}]}
                """.formatted(Bench.NAMESPACE));
        bench.create("""
                apiVersion: argoproj.io/v1alpha1
                kind: Rollout
                metadata: {name: canary, namespace: %s}
                spec:
                  replicas: 1
                  selector: {matchLabels: {app: canary}}
                  template:
                    metadata: {labels: {app: canary}}
                    spec: {containers: [{name: app, image: "registry.example/canary:1"}]}
                """.formatted(Bench.NAMESPACE));
        Target rollout = Bench.target("Rollout", "canary");
        await().until(() -> found(rollout).get("restarts").contains("pods: 1"));

        assertThat(found(rollout).get("release")).startsWith("revision 1, made");
        assertThat(found(Bench.target("Fleet", "arena")))
                .containsOnlyKeys("events", "logs", "restarts", "consumers")
                .doesNotContainEntry("restarts", "it has no pods");
    }

    @Test
    void aNamespaceIsCountedAndNotLookedAroundIn() {
        Target namespace = new Target("production", Bench.NAMESPACE, Diagnose.NAMESPACE, Bench.NAMESPACE);
        int before = population(namespace);
        bench.whole();

        assertThat(population(namespace)).isEqualTo(before + 1);
        assertThat(function.apply(bench.order(namespace, "uid")))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Refusal.UNSUPPORTED));
        assertThat(function.observe(new Target("production", "nowhere", Diagnose.NAMESPACE, "nowhere")))
                .isInstanceOf(Observation.Absent.class);
        bench.fault(SimulatedFault.status(403).on("GET", "/daemonsets"));
        assertThat(function.observe(namespace))
                .isInstanceOfSatisfying(
                        Observation.Unclear.class,
                        unclear -> assertThat(unclear.reason()).isEqualTo(Failure.FORBIDDEN));
    }

    /** Two seconds are less than the five that a node has to answer. */
    @Test
    void anOrderThatIsGoodForAShortTimeIsEndedByIt() {
        Target target = bench.whole(CRASHES);
        await().until(() -> found(target).get("logs").contains("line 2"));
        bench.fault(SimulatedFault.hangBefore().on("GET", "/log$"));
        String uid = ((Observation.Found) function.observe(target)).state().uid();

        Outcome outcome = function.apply(
                bench.order(target, uid).withNotAfter(bench.clock().instant().plusSeconds(2)));

        assertThat(((Findings) ((Outcome.Applied) outcome).after()).findings())
                .contains(new Finding("logs", "cannot be seen: not in time", null))
                .anySatisfy(finding -> assertThat(finding.text()).contains("container drill"));
    }

    @ParameterizedTest
    @CsvSource({
        "/events$, events",
        "/log$, logs",
        "/replicasets$, release",
    })
    void whatCannotBeHadFailsNothingElse(String path, String about) {
        Target target = bench.whole(CRASHES);
        await().until(() -> found(target).get("logs").contains("line 2"));
        Map<String, String> whole = found(target);
        bench.fault(SimulatedFault.status(403).on("GET", path));

        Map<String, String> found = found(target);

        assertThat(found.get(about)).endsWith("cannot be seen: this account may not read it");
        assertThat(found.keySet()).isEqualTo(whole.keySet());
        assertThat(found.entrySet())
                .filteredOn(one -> !one.getKey().equals(about))
                .allSatisfy(one -> assertThat(one.getValue()).doesNotContain("cannot be seen"));
    }

    @Test
    void aSilentNodeHidesItsLogsOnly() {
        Target target = bench.whole(CRASHES);
        await().until(() -> found(target).get("logs").contains("line 2"));
        bench.fault(SimulatedFault.hangBefore().on("GET", "/log$"));

        IntStream.range(0, 3).forEach(_ -> assertThat(found(target).get("logs")).contains("cannot be seen"));

        assertThat(bench.breakers().currentState(Cluster.LOGS)).isEqualTo(CircuitBreakerState.OPEN);
        assertThat(bench.breakers().currentState(Cluster.READS)).isEqualTo(CircuitBreakerState.CLOSED);
        assertThat(found(target).get("restarts")).contains("container drill");
    }

    @Test
    void theBreakerOpensOnFaultsAndClosesByTrials() {
        Target target = bench.whole();
        bench.fault(SimulatedFault.status(503).on("GET", target.name()));
        function.observe(target);

        assertThat(function.observe(target))
                .isInstanceOfSatisfying(
                        Observation.Unclear.class,
                        unclear -> assertThat(unclear.reason()).isEqualTo(Failure.BREAKER_OPEN));

        bench.mend();
        await().until(() -> function.observe(target) instanceof Observation.Found
                && bench.breakers().currentState(Cluster.READS) == CircuitBreakerState.CLOSED);
    }

    @Test
    void podsThatCannotBeSeenAreSaidSo() {
        Target target = bench.whole();
        bench.fault(SimulatedFault.close().on("GET", "/pods$"));

        assertThat(found(target))
                .containsEntry("logs", "cannot be seen: the cluster cannot be reached")
                .containsEntry("restarts", "cannot be seen: the cluster cannot be reached")
                .containsEntry("consumers", "cannot be seen: the cluster cannot be reached");
    }

    @Test
    void aPrometheusThatRefusesOrHasNothingSaysSo() {
        Target target = bench.whole();
        assertThat(findings(target, "up").getLast().text()).isEqualTo("up: no series matches the query");

        bench.prometheus().always(HttpScript.answer(400, "{\"status\":\"error\",\"error\":\"1:3: parse error\"}"));
        assertThat(findings(target, "up(").getLast())
                .isEqualTo(new Finding(
                        "figures", "up(: cannot be seen: Prometheus: it answered 400: 1:3: parse error", null));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 429})
    void onlyATargetThatCannotBeSeenFailsTheOrder(int code) {
        Target target = bench.whole();
        bench.fault(SimulatedFault.status(code).on("GET", target.name() + "$"));

        assertThat(function.apply(bench.order(target, "uid"))).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.reason()).isEqualTo(Failure.PEER_ERROR);
            assertThat(failed.retryable()).isTrue();
        });
    }

    @Test
    void aTargetThatMayNotBeReadIsRefused() {
        Target target = bench.whole();
        bench.fault(SimulatedFault.status(403).on("GET", target.name() + "$"));

        assertThat(function.apply(bench.order(target, "uid")))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Refusal.FORBIDDEN));
    }

    @Test
    void aPausedTargetIsLookedAtAllTheSame() {
        Target target = bench.whole();
        RetryOnConflict.edit(
                bench.client().apps().deployments().inNamespace(Bench.NAMESPACE).withName(target.name()),
                it -> new DeploymentBuilder(it)
                        .editMetadata()
                        .addToAnnotations(Custody.PAUSE, "true")
                        .endMetadata()
                        .build());

        assertThat(function.observe(target))
                .isInstanceOfSatisfying(
                        Observation.Found.class,
                        found -> assertThat(found.custody().ifPaused()).contains("Deployment " + target.name()));
        assertThat(found(target)).containsKeys("events", "restarts");
    }

    private int population(Target namespace) {
        return ((Diagnose.Population) ((Observation.Found) function.observe(namespace)).state()).workloads();
    }

    private Map<String, String> found(Target target) {
        return findings(target).stream().collect(Collectors.toMap(Finding::about, Finding::text));
    }

    private List<Finding> findings(Target target, String... promql) {
        Observation.Found seen = (Observation.Found) function.observe(target);
        Outcome outcome = function.apply(bench.order(target, seen.state().uid(), promql));
        assertThat(outcome).isInstanceOf(Outcome.Applied.class);
        return ((Findings) ((Outcome.Applied) outcome).after()).findings();
    }
}
