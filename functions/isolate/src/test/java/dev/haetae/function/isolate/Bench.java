package dev.haetae.function.isolate;

import static org.awaitility.Awaitility.await;

import dev.haetae.contract.Isolate;
import dev.haetae.contract.Restart;
import dev.haetae.contract.Target;
import dev.haetae.testkit.AuditLine;
import dev.haetae.testkit.ManualClock;
import dev.haetae.testkit.Patience;
import dev.haetae.testkit.RetryOnConflict;
import dev.haetae.testkit.SimulatedFault;
import dev.haetae.testkit.SimulatorProcess;
import io.fabric8.kubernetes.api.model.EndpointAddress;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A simulated cluster with a workload, its Service, and a node of its own for each test. */
@Singleton
class Bench {

    private static final int BATCH = 15;

    private final SimulatorProcess simulator;
    private final KubernetesClient client;
    private final CircuitBreakerMaintenance breakers;
    private final ManualClock clock;
    private final AtomicInteger made = new AtomicInteger();
    private final Queue<String> unused = new ArrayDeque<>();
    private final List<String> used = new ArrayList<>();

    Bench(SimulatorProcess simulator, KubernetesClient client, CircuitBreakerMaintenance breakers, ManualClock clock) {
        this.simulator = simulator;
        this.client = client;
        this.breakers = breakers;
        this.clock = clock;
        Patience.isGivenByAll();
    }

    /** Makes all whole and the breakers closed. */
    void whole() {
        mend();
        breakers.resetAll();
        clear();
    }

    /** The more there is in the simulated cluster, the longer its controllers keep everybody waiting. */
    private void clear() {
        used.forEach(name -> {
            client.services().inNamespace(Drill.NAMESPACE).withName(name).delete();
            client.apps()
                    .deployments()
                    .inNamespace(Drill.NAMESPACE)
                    .withName(name)
                    .delete();
        });
        used.clear();
    }

    /** One of two ready pods behind a Service of the same name, not used before. */
    Target pod() {
        if (unused.isEmpty()) {
            prepare();
        }
        used.add(unused.remove());
        return pods(used.getLast()).getFirst();
    }

    /** A node, not used before. */
    Target node() {
        String name = "drill-node-" + made.incrementAndGet();
        client.resource(Drill.node(name)).create();
        return node(name);
    }

    private static Target node(String name) {
        return new Target("production", Isolate.CLUSTER_WIDE, Isolate.NODE, name);
    }

    /** Many at once, since each takes the cluster a second to settle. */
    private void prepare() {
        List<String> batch = Stream.generate(() -> "drill-" + made.incrementAndGet())
                .limit(BATCH)
                .toList();
        batch.forEach(name -> {
            client.resource(Drill.workload(name)).create();
            client.resource(Drill.service(name)).create();
        });
        await().until(() -> batch.stream().allMatch(name -> answering(name).size() == 2));
        unused.addAll(batch);
    }

    /** Has a workload so many pods, all of which its Service sends to. */
    void grow(String workload, int pods) {
        client.apps()
                .deployments()
                .inNamespace(Drill.NAMESPACE)
                .withName(workload)
                .scale(pods);
        await().until(() -> answering(workload).size() == pods);
    }

    /** The pods of a workload, as targets of their own. */
    List<Target> pods(String workload) {
        return client.pods().inNamespace(Drill.NAMESPACE).withLabel(Drill.APP, workload).list().getItems().stream()
                .map(pod -> new Target(
                        "production",
                        Drill.NAMESPACE,
                        Restart.POD,
                        pod.getMetadata().getName()))
                .toList();
    }

    /** The workload, and the Service, whose pod it is. */
    String workload(Target pod) {
        return read(pod).getMetadata().getLabels().get(Drill.APP);
    }

    /** The names of the pods that a Service sends to. */
    List<String> answering(String service) {
        var endpoints = client.endpoints()
                .inNamespace(Drill.NAMESPACE)
                .withName(service)
                .get();
        return endpoints == null
                ? List.of()
                : endpoints.getSubsets().stream()
                        .flatMap(subset -> subset.getAddresses().stream())
                        .map(EndpointAddress::getTargetRef)
                        .map(reference -> reference.getName())
                        .toList();
    }

    Pod read(Target pod) {
        return client.pods().inNamespace(pod.namespace()).withName(pod.name()).require();
    }

    Node readNode(Target node) {
        return client.nodes().withName(node.name()).require();
    }

    void change(Target pod, UnaryOperator<Pod> how) {
        RetryOnConflict.edit(client.pods().inNamespace(pod.namespace()).withName(pod.name()), how);
    }

    void changeNode(Target node, UnaryOperator<Node> how) {
        RetryOnConflict.edit(client.nodes().withName(node.name()), how);
    }

    /** Which other nodes take new pods; none of them does from now on. */
    List<Target> cordonAllBut(Target... spared) {
        Set<String> names = Stream.of(spared).map(Target::name).collect(Collectors.toSet());
        List<Target> cordoned = client.nodes().list().getItems().stream()
                .filter(it -> !names.contains(it.getMetadata().getName()) && !Refuge.isCordoned(it))
                .map(it -> node(it.getMetadata().getName()))
                .toList();
        cordon(cordoned, true);
        return cordoned;
    }

    void cordon(List<Target> nodes, boolean cordoned) {
        nodes.forEach(node -> changeNode(
                node,
                it -> it.edit()
                        .editOrNewSpec()
                        .withUnschedulable(cordoned ? true : null)
                        .endSpec()
                        .build()));
    }

    /** A game server on a node, with what Agones says of it. */
    void gameServer(String name, Map<String, Object> status) {
        keep(server(name, status));
    }

    /** One that its Fleet makes anew. */
    void fleetServer(String name, Map<String, Object> status) {
        GenericKubernetesResource server = server(name, status);
        server.getMetadata().setOwnerReferences(List.of(Drill.gameServerSet(uidThatIsThere())));
        keep(server);
    }

    /** What has no owner that is there is collected. */
    private String uidThatIsThere() {
        return client.namespaces()
                .withName(Drill.NAMESPACE)
                .require()
                .getMetadata()
                .getUid();
    }

    /** The names of the game servers that are there, of those whose names begin so. */
    List<String> gameServers(String prefix) {
        return client
                .genericKubernetesResources(GameServers.KIND)
                .inNamespace(Drill.NAMESPACE)
                .list()
                .getItems()
                .stream()
                .map(it -> it.getMetadata().getName())
                .filter(name -> name.startsWith(prefix))
                .toList();
    }

    private void keep(GenericKubernetesResource server) {
        client.resource(server).createOr(existing -> existing.update());
    }

    private static GenericKubernetesResource server(String name, Map<String, Object> status) {
        return new GenericKubernetesResourceBuilder()
                .withApiVersion("agones.dev/v1")
                .withKind("GameServer")
                .withNewMetadata()
                .withName(name)
                .withNamespace(Drill.NAMESPACE)
                .endMetadata()
                .withAdditionalProperties(Map.of("status", status))
                .build();
    }

    ManualClock clock() {
        return clock;
    }

    CircuitBreakerMaintenance breakers() {
        return breakers;
    }

    KubernetesClient client() {
        return client;
    }

    void fault(SimulatedFault fault) {
        simulator.fault(fault);
    }

    void mend() {
        simulator.mend();
    }

    List<AuditLine> audit() {
        return simulator.audit();
    }

    /** The patches asked for on one target, accepted or not. */
    List<AuditLine> writes(Target target) {
        return audit().stream()
                .filter(line -> target.name().equals(line.name()) && line.verb().equals("patch"))
                .toList();
    }
}
