package dev.haetae.function.rollback;

import static org.awaitility.Awaitility.await;

import dev.haetae.contract.Target;
import dev.haetae.testkit.AuditLine;
import dev.haetae.testkit.ManualClock;
import dev.haetae.testkit.Patience;
import dev.haetae.testkit.RetryOnConflict;
import dev.haetae.testkit.SimulatedFault;
import dev.haetae.testkit.SimulatorProcess;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
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
import java.time.Instant;
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
    private long before;
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

    /** Makes all whole and the breakers closed, and answers a settled Deployment of two replicas, of its second release. */
    Target whole() {
        mend();
        breakers.resetAll();
        // the simulated cluster's own, by which pods say since when they are silent
        clock.set(Instant.now());
        if (unused.isEmpty()) {
            prepare();
        }
        clear();
        before = audit().size();
        used = unused.remove();
        return used;
    }

    /** What crashes and is started again for ever would keep the simulated cluster from the tests to come. */
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
        batch.forEach(target -> release(target, "2"));
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

    /** Someone releases another version of it. */
    void release(Target target, String version) {
        change(
                target,
                it -> it.editTemplate()
                        .editSpec()
                        .editFirstContainer()
                        .withImage("registry.example/drill:" + version)
                        .endContainer()
                        .endSpec()
                        .endTemplate());
    }

    /** All pods of that version crash from now on. */
    void crash(Target target, String version) {
        await().until(() -> running(target, version) > 0);
        // without a version, since the pod's own status moves it meanwhile
        pods(target, version).forEach(pod -> client.resource(pod).patch(PatchContext.of(PatchType.JSON_MERGE), """
                {"metadata": {"annotations": {"simulator.haetae.dev/crash": "true"}}}"""));
    }

    /** How many pods are of that version. */
    long running(Target target, String version) {
        return pods(target, version).count();
    }

    /** When its only pod of that version was. */
    Instant made(Target target, String version) {
        return Instant.parse(
                pods(target, version).findFirst().orElseThrow().getMetadata().getCreationTimestamp());
    }

    boolean isPaused(Target target) {
        return Boolean.TRUE.equals(found(target).get().getSpec().getPaused());
    }

    /** Labels all pods of a workload. */
    void label(Target target, String key, String value) {
        pods(target, "")
                .forEach(it -> RetryOnConflict.edit(
                        client.pods()
                                .inNamespace(NAMESPACE)
                                .withName(it.getMetadata().getName()),
                        pod -> new PodBuilder(pod)
                                .editMetadata()
                                .addToLabels(key, value)
                                .endMetadata()
                                .build()));
    }

    private Stream<Pod> pods(Target target, String version) {
        return client.pods().inNamespace(NAMESPACE).withLabel("app", target.name()).list().getItems().stream()
                .filter(it -> it.getSpec().getContainers().getFirst().getImage().endsWith(version));
    }

    void make(String yaml) {
        client.resource(yaml).create();
    }

    void change(String yaml) {
        client.resource(yaml).patch(PatchContext.of(PatchType.JSON_MERGE), yaml);
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

    /** What its template asks for now. */
    String image(Target target) {
        return found(target)
                .get()
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .getFirst()
                .getImage();
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

    /** The writes asked for on one target since all was whole, accepted or not. */
    List<AuditLine> writes(Target target) {
        return audit().stream()
                .skip(before)
                .filter(line -> target.name().equals(line.name()))
                .filter(line -> line.verb().equals("patch"))
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
