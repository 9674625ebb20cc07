package dev.haetae.function.scale;

import static org.awaitility.Awaitility.await;

import dev.haetae.contract.State.Replicas;
import dev.haetae.contract.Target;
import dev.haetae.testkit.AuditLine;
import dev.haetae.testkit.ManualClock;
import dev.haetae.testkit.Patience;
import dev.haetae.testkit.RetryOnConflict;
import dev.haetae.testkit.SimulatedFault;
import dev.haetae.testkit.SimulatorProcess;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.RollableScalableResource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Singleton;
import java.net.HttpURLConnection;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
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

    Replicas replicas(Target target) {
        return Reading.replicas(kind(target).find(client, target).get(), kind(target));
    }

    private static Kind kind(Target target) {
        return Kind.named(target.kind()).orElseThrow();
    }

    /** Someone else asks for other replicas. */
    void disturb(Target target, int replicas) {
        RetryOnConflict.edit(
                found(target),
                it -> new DeploymentBuilder(it)
                        .editSpec()
                        .withReplicas(replicas)
                        .endSpec()
                        .build());
    }

    /** Somebody makes an object of a kind that this cluster knows, with this spec. */
    Target make(String apiVersion, String kind, String name, Map<String, Object> spec) {
        return create(apiVersion, kind, name, Map.of("spec", spec));
    }

    private Target create(String apiVersion, String kind, String name, Map<String, Object> parts) {
        client.resource(new GenericKubernetesResourceBuilder()
                        .withApiVersion(apiVersion)
                        .withKind(kind)
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace(NAMESPACE)
                        .endMetadata()
                        .withAdditionalProperties(parts)
                        .build())
                .create();
        return new Target("production", NAMESPACE, kind, name);
    }

    /**
     * An autoscaler of its own, with bounds that it is within. Its controller has been there: it comes by every 15 s, at
     * whatever moment of a test, and would else write what it finds.
     */
    Target autoscaler(Target target, int min, int max) {
        Map<String, Object> owned = Map.of("apiVersion", "apps/v1", "kind", target.kind(), "name", target.name());
        Map<String, Object> spec = Map.of("minReplicas", min, "maxReplicas", max, "scaleTargetRef", owned);
        return create(
                "autoscaling/v2",
                "HorizontalPodAutoscaler",
                target.name(),
                Map.of("spec", spec, "status", reported(replicas(target).desired())));
    }

    private static Map<String, Object> reported(int replicas) {
        return Map.of(
                "currentReplicas",
                replicas,
                "desiredReplicas",
                replicas,
                "conditions",
                List.of(
                        Map.of("type", "AbleToScale", "status", "True", "reason", "ReadyForNewScale"),
                        Map.of("type", "ScalingActive", "status", "True")));
    }

    /** People annotate a target. */
    void annotate(Target target, String key, String value) {
        kind(target)
                .find(client, target)
                .patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        client.getKubernetesSerialization()
                                .asJson(Map.of("metadata", Map.of("annotations", Map.of(key, value)))));
    }

    /** The patches of one target, accepted or not; without those that its controller's own write came before. */
    List<AuditLine> patches(Target target) {
        return audit().stream()
                .filter(line -> target.name().equals(line.name()) && line.verb().equals("patch"))
                .filter(line -> line.code() != HttpURLConnection.HTTP_CONFLICT)
                .toList();
    }

    /** The one that a Deployment has. */
    Target replicaSet(Target target) {
        String name = client.apps()
                .replicaSets()
                .inNamespace(NAMESPACE)
                .withLabel("app", target.name())
                .list()
                .getItems()
                .getFirst()
                .getMetadata()
                .getName();
        return new Target("production", NAMESPACE, "ReplicaSet", name);
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

    /** The writes asked for on one target's scale, accepted or not. */
    List<AuditLine> scalings(Target target) {
        return audit().stream()
                .filter(line -> target.name().equals(line.name()) && "scale".equals(line.subresource()))
                .toList();
    }

    private void settle(List<Target> targets) {
        await().until(() -> targets.stream().allMatch(it -> settled(found(it).get())));
    }

    private static boolean settled(Deployment it) {
        DeploymentStatus status = it.getStatus();
        return status != null
                && it.getSpec().getReplicas().equals(status.getReadyReplicas())
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
