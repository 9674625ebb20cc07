package dev.haetae.function.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.haetae.contract.Failure;
import dev.haetae.contract.Observation;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.Refusal;
import dev.haetae.contract.Rollback;
import dev.haetae.contract.Target;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is rolled back beside Deployments, on the simulated cluster. */
@QuarkusTest
class OtherKindsTest extends OnSimulator {

    private static final String ROLLOUTS = "argoproj.io/v1alpha1";

    @ParameterizedTest
    @CsvSource({"StatefulSet, apps/v1", "DaemonSet, apps/v1", "Rollout, argoproj.io/v1alpha1"})
    void aWorkloadGoesBackAndForth(String kind, String apiVersion) {
        Target workload = released(kind, apiVersion, "whole", "2");
        await().until(() -> function.observe(workload) instanceof Observation.Found
                && release(workload).settled()
                && release(workload).lastGood() != null);
        Rollback back = rollback(workload, release(workload));

        Outcome.Applied applied = (Outcome.Applied) end(back);
        assertThat(function.apply(back)).isInstanceOf(Outcome.AlreadyApplied.class);

        assertThat(end(applied.undo())).isInstanceOf(Outcome.Applied.class);
    }

    @ParameterizedTest
    @CsvSource({
        "StatefulSet, apps/v1, stops-statefulset-1 of revision, partition was set,"
                + " spec/updateStrategy/rollingUpdate/partition, 1",
        "DaemonSet, apps/v1, cannot start or crashes, its strategy was set to OnDelete, spec/updateStrategy/type, OnDelete",
        "Rollout, argoproj.io/v1alpha1, cannot start or crashes, kubectl argo rollouts promote stops-rollout,"
                + " spec/paused, true"
    })
    void theFirstPodThatCrashesStopsIt(
            String kind, String apiVersion, String pod, String remedy, String field, String value) {
        Target workload = released(kind, apiVersion, "stops", "2");
        await().until(() -> function.observe(workload) instanceof Observation.Found
                && release(workload).settled()
                && release(workload).lastGood() != null);
        bench.change("""
                apiVersion: %s
                kind: %s
                metadata: {name: %s, namespace: game-production, annotations: {simulator.haetae.dev/ready-after: never}}
                """.formatted(apiVersion, kind, workload.name()));
        Rollback back = rollback(workload, release(workload));
        function.apply(back);
        bench.crash(workload, ":1");

        Outcome outcome = end(back);

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.reason()).isEqualTo(Failure.WORK_FAILED);
            assertThat(failed.detail()).contains(pod, remedy);
        });
        assertThat(function.apply(back)).as("told again").isEqualTo(outcome);
        assertThat(bench.running(workload, ":1")).isEqualTo(1);
        GenericKubernetesResource stopped = bench.client()
                .genericKubernetesResources(apiVersion, kind)
                .inNamespace(Bench.NAMESPACE)
                .withName(workload.name())
                .get();
        assertThat(stopped.<Object>get((Object[]) field.split("/", -1))).hasToString(value);
    }

    @Test
    void aRolloutUnderWayIsBrokenOff() {
        Target rollout = released("Rollout", ROLLOUTS, "stuck", "2-crashes");
        await().until(() -> function.observe(rollout) instanceof Observation.Found
                && release(rollout).ailing()
                && release(rollout).lastGood() != null);
        Rollback back = rollback(rollout, release(rollout));

        assertThat(function.apply(back)).isInstanceOf(Outcome.Applied.class);
        await().until(() -> back.isDoneIn(release(rollout)));
        assertThat(ofStatus(rollout)).isOne();
    }

    @Test
    void whatWasBrokenOffIsTakenUpAgain() {
        Target rollout = made("Rollout", ROLLOUTS, "resumed");
        bench.change("""
                apiVersion: %s
                kind: Rollout
                metadata: {name: %s, namespace: game-production, annotations: {simulator.haetae.dev/ready-after: never}}
                """.formatted(ROLLOUTS, rollout.name()));
        bench.change(workload(rollout, ROLLOUTS, "2"));
        await().until(() -> function.observe(rollout) instanceof Observation.Found
                && !release(rollout).settled()
                && release(rollout).lastGood() != null);
        Rollback back = rollback(rollout, release(rollout));

        Outcome.Applied applied = (Outcome.Applied) function.apply(back);
        await().until(() -> back.isDoneIn(release(rollout)));
        Rollback undo = (Rollback) applied.undo();
        assertThat(function.apply(undo)).isNotInstanceOf(Outcome.Refused.class);
        await().until(() -> release(rollout).revision().equals(undo.revision()));
        assertThat(ofStatus(rollout)).isEqualTo(2);
    }

    private long ofStatus(Target rollout) {
        return bench.writes(rollout).stream()
                .filter(it -> "status".equals(it.subresource()))
                .count();
    }

    @Test
    void aReleaseThatCrashesAils() {
        bench.release(target, "3");
        bench.crash(target, ":3");

        await().until(() -> release(target).ailing());
        assertThat(release(target).lastGood()).isEqualTo(seen.revision());
    }

    @Test
    void aServiceIsSwitchedBackToWherePodsAnswer() {
        Target service = new Target("production", Bench.NAMESPACE, "Service", target.name());
        bench.make("""
                apiVersion: v1
                kind: Service
                metadata:
                  name: %1$s
                  namespace: game-production
                  annotations: {haetae.dev/previous-version: "2"}
                spec:
                  selector: {app: %1$s, version: "9"}
                  ports: [{port: 80}]
                """.formatted(target.name()));
        Rollback back = rollback(service, release(service));

        assertRefused(back, Refusal.UNSAFE);
        bench.label(target, "version", "2");
        assertThat(function.apply(back)).isInstanceOf(Outcome.Applied.class);
        assertThat(back.isDoneIn(release(service))).isTrue();

        bench.make("""
                apiVersion: argoproj.io/v1alpha1
                kind: Rollout
                metadata: {name: leads-%1$s, namespace: game-production}
                spec:
                  replicas: 0
                  selector: {matchLabels: {app: leads-%1$s}}
                  strategy: {blueGreen: {activeService: %1$s}}
                  template:
                    metadata: {labels: {app: leads-%1$s}}
                    spec: {containers: [{name: drill, image: "registry.example/drill:1"}]}
                """.formatted(target.name()));
        assertThat(function.observe(service))
                .isInstanceOfSatisfying(
                        Observation.Owned.class,
                        owned -> assertThat(owned.owner()).isEqualTo("Rollout leads-" + target.name()));
    }

    @Test
    void anHttpRouteSendsEverythingHome() {
        Target route = new Target("production", Bench.NAMESPACE, "HTTPRoute", target.name());
        service();
        bench.make("""
                apiVersion: gateway.networking.k8s.io/v1
                kind: HTTPRoute
                metadata:
                  name: %1$s
                  namespace: game-production
                  annotations: {haetae.dev/stable: %1$s}
                spec:
                  rules:
                    - backendRefs: [{name: %1$s, port: 80, weight: 90}, {name: %1$s-canary, port: 80, weight: 10}]
                """.formatted(target.name()));

        assertGoesHome(route);
    }

    @Test
    void aVirtualServiceSendsEverythingHome() {
        Target route = new Target("production", Bench.NAMESPACE, "VirtualService", target.name());
        service();
        bench.make("""
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata:
                  name: %1$s
                  namespace: game-production
                  annotations: {haetae.dev/stable: %1$s}
                spec:
                  http:
                    - route:
                        - {destination: {host: %1$s}, weight: 90}
                        - {destination: {host: %1$s-canary}, weight: 10}
                """.formatted(target.name()));

        assertGoesHome(route);
    }

    private void assertGoesHome(Target route) {
        Rollback back = rollback(route, release(route));
        assertThat(back.revision()).isEqualTo(target.name());

        assertThat(function.apply(back))
                .isInstanceOfSatisfying(
                        Outcome.Applied.class,
                        applied -> assertThat(applied.undo()).isNull());
        assertThat(back.isDoneIn(release(route))).isTrue();
    }

    private void service() {
        bench.make("""
                apiVersion: v1
                kind: Service
                metadata: {name: %1$s, namespace: game-production}
                spec: {selector: {app: %1$s}, ports: [{port: 80}]}
                """.formatted(target.name()));
    }

    /** Its first release is whole, and the second asked for. */
    private Target released(String kind, String apiVersion, String name, String version) {
        Target workload = made(kind, apiVersion, name);
        bench.change(workload(workload, apiVersion, version));
        return workload;
    }

    private Target made(String kind, String apiVersion, String name) {
        Target workload = new Target("production", Bench.NAMESPACE, kind, name + "-" + kind.toLowerCase(Locale.ROOT));
        bench.make(workload(workload, apiVersion, "1"));
        await().until(() -> function.observe(workload) instanceof Observation.Found
                && release(workload).settled());
        return workload;
    }

    private static String workload(Target target, String apiVersion, String version) {
        return """
                apiVersion: %1$s
                kind: %2$s
                metadata: {name: %3$s, namespace: game-production}
                spec:
                  %5$s
                  selector: {matchLabels: {app: %3$s}}
                  template:
                    metadata:
                      labels: {app: %3$s}
                      annotations: {simulator.haetae.dev/crash: "%6$s"}
                    spec:
                      containers: [{name: drill, image: "registry.example/drill:%4$s"}]
                """.formatted(
                        apiVersion,
                        target.kind(),
                        target.name(),
                        version,
                        target.kind().equals("DaemonSet") ? "minReadySeconds: 0" : "replicas: 2",
                        version.endsWith("-crashes"));
    }
}
