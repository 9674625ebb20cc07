package dev.haetae.scenarios;

import static org.awaitility.Awaitility.await;

import dev.haetae.testkit.RetryOnConflict;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBuilder;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A namespace that one scenario has to itself: what runs in it, what goes wrong, and what it looks like then. */
final class Stage extends Sight {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What goes wrong by itself is no person's doing, and is not written as one. */
    private static final String NOBODY = "kube-controller-manager";

    private static final AtomicInteger MADE = new AtomicInteger();

    private static final Map<String, KubernetesClient> PATIENT = new ConcurrentHashMap<>();
    private static final int TRIES = 5;

    /** What is written to something so soon after it was made is part of its making, and nobody's later word. */
    private static final Duration MAKING = Duration.ofSeconds(7);

    /** A release that ran for so long is good, by the receiver's settings. */
    private static final Duration GOOD = Duration.ofSeconds(3);

    private Stage(KubernetesClient client, RedisPeer redis, String namespace) {
        super(patient(client), redis, namespace);
    }

    /** The receiver's own client never tries again: who calls it does. A stage is not what is tested. */
    private static KubernetesClient patient(KubernetesClient client) {
        return PATIENT.computeIfAbsent(
                client.getMasterUrl().toString(),
                _ -> new KubernetesClientBuilder()
                        .withConfig(new ConfigBuilder(client.getConfiguration())
                                .withRequestRetryBackoffLimit(TRIES)
                                .build())
                        .build());
    }

    /** An empty one, not used before. */
    Stage(KubernetesClient client, RedisPeer redis) {
        this(client, redis, "scene-" + MADE.incrementAndGet());
        this.client
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(namespace)
                        .endMetadata()
                        .build())
                .create();
    }

    /** With the workloads that the simulated cluster begins with, which have been there for a while. */
    static Stage seeded(KubernetesClient client, RedisPeer redis) {
        Stage stage = new Stage(client, redis, "game-production");
        Instant made = Instant.parse(stage.look("auth-service").getMetadata().getCreationTimestamp());
        await().atMost(PATIENCE).until(() -> Instant.now().isAfter(made.plus(MAKING)));
        return stage;
    }

    /** What was made has been there for a while, so that whoever writes to it next changes it. */
    Stage longSince() {
        Instant now = Instant.now();
        await().atMost(PATIENCE).until(() -> Instant.now().isAfter(now.plus(MAKING)));
        return this;
    }

    private void make(String manifest, Map<String, String> values) {
        String named = Manifests.filled(manifest, Map.of("namespace", namespace));
        client.resource(Manifests.filled(named, values)).create();
    }

    /** With a Service before it, and all its pods answering. */
    Stage runs(String name, int replicas) {
        make(Manifests.DEPLOYMENT, Map.of("name", name, "count", Integer.toString(replicas)));
        make(Manifests.SERVICE, Map.of("name", name));
        await().atMost(PATIENCE).until(() -> answering(name) == replicas);
        return this;
    }

    /** As {@code redis-cache} is: one pod that keeps its name. */
    Stage runsAlone(String name) {
        return runsInOrder(name, 1);
    }

    /** Pods that keep their names when they are made anew, with a Service before them. */
    Stage runsInOrder(String name, int replicas) {
        make(Manifests.STATEFUL_SET, Map.of("name", name, "count", Integer.toString(replicas)));
        make(Manifests.SERVICE_BY_LABEL, Map.of("name", name));
        await().atMost(PATIENCE).until(() -> answering(name) == replicas);
        return this;
    }

    /** A map of switches. */
    Stage settings(String map, Map<String, String> data) {
        client.resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName(map)
                        .withNamespace(namespace)
                        .endMetadata()
                        .withData(data)
                        .build())
                .create();
        return this;
    }

    /** Whatever an earlier play built is gone. */
    Stage emptyCache() {
        redis.forgets();
        return this;
    }

    Stage cronJob(String name) {
        make(Manifests.CRON_JOB, Map.of("name", name));
        return this;
    }

    Stage autoscaler(String name, int floor) {
        make(Manifests.AUTOSCALER, Map.of("name", name, "count", Integer.toString(floor)));
        return this;
    }

    /** A machine that does not answer any more. */
    Stage deadNode() {
        make(Manifests.NODE, Map.of("name", node()));
        return this;
    }

    /** Somebody repaired it. */
    boolean comesBack() {
        RetryOnConflict.editStatus(
                client.nodes().withName(node()),
                it -> new NodeBuilder(it)
                        .editStatus()
                        .editFirstCondition()
                        .withStatus("True")
                        .endCondition()
                        .endStatus()
                        .build());
        return true;
    }

    /** One of its pods is gone; its controller makes another. */
    Stage loseOne(String app) {
        client.resource(pods(app).getFirst()).delete();
        await().atMost(PATIENCE).until(() -> answering(app) == replicas(app));
        return this;
    }

    /** All pods that run now; those that are made in their place do not. */
    Stage crash(String app) {
        pods(app).forEach(pod -> write(client.resource(pod), NOBODY, """
                {"metadata": {"annotations": {"simulator.haetae.dev/crash": "true"}}}"""));
        await().atMost(PATIENCE).until(() -> answering(app) == 0);
        return this;
    }

    /** Those of one version. */
    void crash(String app, String version) {
        pods(app, version).forEach(pod -> write(client.resource(pod), NOBODY, """
                {"metadata": {"annotations": {"simulator.haetae.dev/crash": "true"}}}"""));
    }

    /** Pods that are made from now on never answer. */
    void readyNever(String deployment) {
        write(deployment(deployment), NOBODY, """
                {"metadata": {"annotations": {"simulator.haetae.dev/ready-after": "never"}}}""");
    }

    /** A pipeline releases a version that answers, and badly; the one before ran long enough to be called good. */
    Stage poorRelease(String deployment) {
        untilGood(deployment);
        write(deployment(deployment), "ci-deploy", """
                {"spec": {"template": {"spec": {"containers": [{"name": "app", "image": "registry.example/app:2"}]}}}}""");
        // its ReplicaSets too know by then that nothing else runs, or the way back would begin with what was
        await().atMost(PATIENCE).until(() -> runsOnly(deployment, ":2") && counted(deployment) == replicas(deployment));
        return this;
    }

    private int counted(String deployment) {
        return look(deployment).getStatus().getReplicas();
    }

    private void untilGood(String deployment) {
        Instant made = Instant.parse(look(deployment).getMetadata().getCreationTimestamp());
        await().atMost(PATIENCE).until(() -> Instant.now().isAfter(made.plus(GOOD)));
    }

    /** A pipeline releases a version that crashes; the one before ran long enough to be called good. */
    Stage badRelease(String deployment) {
        untilGood(deployment);
        write(deployment(deployment), "ci-deploy", """
                {"spec": {"template": {"metadata": {"annotations": {"simulator.haetae.dev/crash": "true"}},
                "spec": {"containers": [{"name": "app", "image": "registry.example/app:2"}]}}}}""");
        return this;
    }

    /** As a person with kubectl does. */
    void byHand(String deployment, String patch) {
        write(deployment(deployment), "kubectl-edit", patch);
    }

    /** As a person with kubectl does with a switch. */
    void switches(String map, String key, String value) {
        write(client.configMaps().inNamespace(namespace).withName(map), "kubectl-edit", """
                {"data": {"%s": "%s"}}""".formatted(key, value));
    }

    /** As a person with kubectl does with a machine. */
    void uncordons() {
        write(client.nodes().withName(node()), "kubectl-uncordon", """
                {"spec": {"unschedulable": null}}""");
    }

    /** Argo CD says that it is its own. */
    void keptInGit(String deployment, String application) {
        keptInGit(deployment(deployment), application);
    }

    /** Argo CD says of everything that its namespace was made with that it is its own. */
    Stage allKeptInGit(String application) {
        keptInGit(client.apps().deployments().inNamespace(namespace).resources(), application);
        keptInGit(client.apps().statefulSets().inNamespace(namespace).resources(), application);
        keptInGit(client.configMaps().inNamespace(namespace).resources(), application);
        keptInGit(client.batch().v1().cronjobs().inNamespace(namespace).resources(), application);
        return this;
    }

    private static void keptInGit(Stream<? extends Resource<? extends HasMetadata>> objects, String application) {
        objects.forEach(object -> keptInGit(object, application));
    }

    private static void keptInGit(Resource<? extends HasMetadata> object, String application) {
        write(object, NOBODY, """
                {"metadata": {"annotations": {"argocd.argoproj.io/tracking-id": "%s:apps/Deployment:x"}}}""".formatted(application));
    }

    /** Argo CD, which has it since, brings it to what Git says. */
    void syncs(String deployment, String application, int replicas) {
        write(deployment(deployment), "argocd-controller", """
                {"metadata": {"annotations": {"argocd.argoproj.io/tracking-id": "%s:apps/Deployment:x"}},
                "spec": {"replicas": %d}}""".formatted(application, replicas));
    }

    /** It has its workload keep to its floor, which the simulated cluster's own does every 15 s. */
    void autoscalerFollows(String name) {
        int floor = floor(name);
        write(deployment(name), NOBODY, """
                {"spec": {"replicas": %d}}""".formatted(floor));
        await().atMost(PATIENCE).until(() -> answering(name) == floor);
        RetryOnConflict.editStatus(
                hpa(name),
                it -> new HorizontalPodAutoscalerBuilder(it)
                        .editOrNewStatus()
                        .withCurrentReplicas(floor)
                        .endStatus()
                        .build());
    }

    /** As a person does with the namespace. */
    void annotate(String key, String value) {
        write(client.namespaces().withName(namespace), "kubectl-annotate", """
                {"metadata": {"annotations": {"%s": "%s"}}}""".formatted(key, value));
    }

    private static void write(Resource<? extends HasMetadata> object, String manager, String patch) {
        object.patch(
                new PatchContext.Builder()
                        .withPatchType(PatchType.JSON_MERGE)
                        .withFieldManager(manager)
                        .build(),
                patch);
    }
}
