package dev.haetae.function.diagnose;

import static org.awaitility.Awaitility.await;

import dev.haetae.contract.Diagnose;
import dev.haetae.contract.Diagnose.Findings;
import dev.haetae.contract.Target;
import dev.haetae.testkit.AuditLine;
import dev.haetae.testkit.ManualClock;
import dev.haetae.testkit.Patience;
import dev.haetae.testkit.ScriptedHttp;
import dev.haetae.testkit.SimulatedFault;
import dev.haetae.testkit.SimulatorProcess;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A simulated cluster with a workload of its own for each test. */
@Singleton
class Bench {

    static final String NAMESPACE = "game-production";

    private final SimulatorProcess simulator;
    private final KubernetesClient client;
    private final CircuitBreakerMaintenance breakers;
    private final ManualClock clock;
    private final ScriptedHttp prometheus;
    private final AtomicInteger made = new AtomicInteger();

    Bench(
            SimulatorProcess simulator,
            KubernetesClient client,
            CircuitBreakerMaintenance breakers,
            ManualClock clock,
            ScriptedHttp prometheus) {
        this.simulator = simulator;
        this.client = client;
        this.breakers = breakers;
        this.clock = clock;
        this.prometheus = prometheus;
        Patience.isGivenByAll();
    }

    static Target target(String kind, String name) {
        return new Target("production", NAMESPACE, kind, name);
    }

    /** Makes all whole and the breakers closed, and answers a Deployment, not used before. */
    Target whole() {
        return whole("");
    }

    /** @param mark an annotation of its pods, for the simulator */
    Target whole(String mark) {
        mend();
        prometheus.plays(_ -> "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[]}}");
        breakers.resetAll();
        Target target = target("Deployment", "drill" + made.incrementAndGet());
        make(target, mark);
        await().until(() -> !pods(target).isEmpty());
        return target;
    }

    /** Takes it away and makes another of its name. */
    void makeAgain(Target target) {
        client.apps()
                .deployments()
                .inNamespace(NAMESPACE)
                .withName(target.name())
                .delete();
        make(target, "");
    }

    Diagnose order(Target target, String uid, String... promql) {
        return new Diagnose("d-1", target, List.of(promql), new Findings(uid, List.of()), soon());
    }

    Instant soon() {
        return clock.instant().plusSeconds(60);
    }

    ManualClock clock() {
        return clock;
    }

    KubernetesClient client() {
        return client;
    }

    CircuitBreakerMaintenance breakers() {
        return breakers;
    }

    ScriptedHttp prometheus() {
        return prometheus;
    }

    void fault(SimulatedFault fault) {
        simulator.fault(fault);
    }

    void mend() {
        simulator.mend();
    }

    long writes() {
        return simulator.audit().stream().filter(AuditLine::accepted).count();
    }

    void create(String manifest) {
        client.resource(manifest).create();
    }

    List<Pod> pods(Target target) {
        return client.pods()
                .inNamespace(NAMESPACE)
                .withLabel("app", target.name())
                .list()
                .getItems();
    }

    private void make(Target target, String mark) {
        Deployment drill = Yaml.read(Deployment.class, """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: %1$s, namespace: %2$s}
                spec:
                  replicas: 1
                  selector: {matchLabels: {app: %1$s}}
                  template:
                    metadata:
                      labels: {app: %1$s}
                      annotations: {%3$s}
                    spec:
                      containers: [{name: drill, image: "registry.example/drill:1"}]
                """.formatted(target.name(), NAMESPACE, mark));
        client.resource(drill).create();
    }
}
