package dev.haetae.function.restart;

import static org.awaitility.Awaitility.await;

import dev.haetae.contract.State;
import dev.haetae.contract.Target;
import dev.haetae.testkit.AuditLine;
import dev.haetae.testkit.ManualClock;
import dev.haetae.testkit.Patience;
import dev.haetae.testkit.RetryOnConflict;
import dev.haetae.testkit.SimulatedFault;
import dev.haetae.testkit.SimulatorProcess;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentFluent;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.RollableScalableResource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A simulated cluster with a workload of its own for each test. */
@Singleton
class Bench {

    static final String NAMESPACE = "game-production";

    private static final int BATCH = 15;

    private final SimulatorProcess simulator;
    private final KubernetesClient client;
    private final CircuitBreakerMaintenance breakers;
    private final ManualClock clock;
    private final AtomicInteger made = new AtomicInteger();
    private final Queue<Target> unused = new ArrayDeque<>();
    private Target used;

    Bench(SimulatorProcess simulator, KubernetesClient client, CircuitBreakerMaintenance breakers, ManualClock clock) {
        this.simulator = simulator;
        this.client = client;
        this.breakers = breakers;
        this.clock = clock;
        Patience.isGivenByAll();
    }

    static Target deployment(String name) {
        return new Target("production", NAMESPACE, "Deployment", name);
    }

    /** Makes all whole and the breakers closed, and answers a settled Deployment of two replicas, not used before. */
    Target whole() {
        mend();
        breakers.resetAll();
        if (unused.isEmpty()) {
            prepare();
        }
        clear();
        used = unused.remove();
        return used;
    }

    /** The more there is in the simulated cluster, the longer its controllers keep everybody waiting. */
    private void clear() {
        if (used != null) {
            found(used).delete();
        }
    }

    /** Many at once, since each takes the cluster a second to settle. */
    private void prepare() {
        List<Target> batch = Stream.generate(() -> deployment("drill-" + made.incrementAndGet()))
                .limit(BATCH)
                .toList();
        batch.forEach(target -> client.resource(drill(target.name())).create());
        settle(batch);
        unused.addAll(batch);
    }

    ManualClock clock() {
        return clock;
    }

    CircuitBreakerMaintenance breakers() {
        return breakers;
    }

    void fault(SimulatedFault fault) {
        simulator.fault(fault);
    }

    void mend() {
        simulator.mend();
    }

    State.Rollout rollout(Target target) {
        return (State.Rollout) Reading.workload(found(target).get()).state();
    }

    /** Someone releases another version of it. */
    void release(Target target) {
        change(
                target,
                it -> it.editTemplate()
                        .editSpec()
                        .editFirstContainer()
                        .withImage("registry.example/drill:2")
                        .endContainer()
                        .endSpec()
                        .endTemplate());
    }

    void pause(Target target) {
        change(target, it -> it.withPaused(true));
    }

    void change(Target target, UnaryOperator<DeploymentFluent<DeploymentBuilder>.SpecNested<DeploymentBuilder>> how) {
        RetryOnConflict.edit(
                found(target),
                it -> how.apply(new DeploymentBuilder(it).editSpec()).endSpec().build());
    }

    /** Argo CD says that it is its own. */
    void track(Target target, String application) {
        annotate(target, "argocd.argoproj.io/tracking-id", application + ":apps/Deployment:x");
    }

    /** Without a look at its version, as {@code kubectl annotate} does. */
    void annotate(Target target, String key, String value) {
        found(target)
                .patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        client.getKubernetesSerialization()
                                .asJson(Map.of("metadata", Map.of("annotations", Map.of(key, value)))));
    }

    List<Pod> pods(Target target) {
        return client.pods()
                .inNamespace(NAMESPACE)
                .withLabel("app", target.name())
                .list()
                .getItems();
    }

    /** One of its pods, as a target of its own. */
    Target pod(Target target) {
        return new Target(
                "production",
                NAMESPACE,
                "Pod",
                pods(target).getFirst().getMetadata().getName());
    }

    KubernetesClient client() {
        return client;
    }

    /** What controllers do all the time: a new resourceVersion, the same generation. */
    void churn(Target target) {
        RetryOnConflict.editStatus(
                found(target),
                it -> new DeploymentBuilder(it)
                        .editStatus()
                        .addNewCondition()
                        .withType("Churned")
                        .withStatus("True")
                        .withReason("churn-" + it.getMetadata().getResourceVersion())
                        .endCondition()
                        .endStatus()
                        .build());
    }

    List<AuditLine> audit() {
        return simulator.audit();
    }

    /** The writes asked for on one target, accepted or not. */
    List<AuditLine> writes(Target target) {
        return audit().stream()
                .filter(line -> target.name().equals(line.name()))
                .filter(line -> line.verb().equals("patch") || "eviction".equals(line.subresource()))
                .filter(line -> !"status".equals(line.subresource()))
                .toList();
    }

    void settle(Target target) {
        settle(List.of(target));
    }

    private void settle(List<Target> targets) {
        await().until(() -> targets.stream().allMatch(it -> settled(found(it).get())));
    }

    private static boolean settled(Deployment it) {
        DeploymentStatus status = it.getStatus();
        return status != null
                && it.getSpec().getReplicas().equals(status.getReadyReplicas())
                && it.getSpec().getReplicas().equals(status.getUpdatedReplicas())
                && it.getSpec().getReplicas().equals(status.getReplicas())
                && it.getMetadata().getGeneration().equals(status.getObservedGeneration());
    }

    private RollableScalableResource<Deployment> found(Target target) {
        return client.apps().deployments().inNamespace(target.namespace()).withName(target.name());
    }

    private static Deployment drill(String name) {
        return new DeploymentBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(NAMESPACE)
                .endMetadata()
                .withNewSpec()
                .withReplicas(2)
                .withNewSelector()
                .addToMatchLabels("app", name)
                .endSelector()
                .withNewTemplate()
                .withNewMetadata()
                .addToLabels("app", name)
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("drill")
                .withImage("registry.example/drill:1")
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
    }
}
