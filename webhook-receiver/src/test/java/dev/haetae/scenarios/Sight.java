package dev.haetae.scenarios;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.List;
import java.util.Map;

/** What a namespace of the simulated cluster looks like. */
class Sight {

    final KubernetesClient client;
    final String namespace;
    final RedisPeer redis;

    Sight(KubernetesClient client, RedisPeer redis, String namespace) {
        this.client = client;
        this.redis = redis;
        this.namespace = namespace;
    }

    String namespace() {
        return namespace;
    }

    Resource<Deployment> deployment(String name) {
        return client.apps().deployments().inNamespace(namespace).withName(name);
    }

    Deployment look(String deployment) {
        return deployment(deployment).get();
    }

    int replicas(String deployment) {
        return look(deployment).getSpec().getReplicas();
    }

    int floor(String autoscaler) {
        return hpa(autoscaler).get().getSpec().getMinReplicas();
    }

    Resource<HorizontalPodAutoscaler> hpa(String name) {
        return client.autoscaling()
                .v2()
                .horizontalPodAutoscalers()
                .inNamespace(namespace)
                .withName(name);
    }

    String setting(String map, String key) {
        ConfigMap found =
                client.configMaps().inNamespace(namespace).withName(map).get();
        return found.getData().get(key);
    }

    /** The machine that it has to itself. */
    String node() {
        return "node-of-" + namespace;
    }

    boolean isCordoned() {
        Node found = client.nodes().withName(node()).get();
        return Boolean.TRUE.equals(found.getSpec().getUnschedulable());
    }

    List<Pod> pods(String app) {
        return client.pods().inNamespace(namespace).withLabel("app", app).list().getItems();
    }

    /** Those that run a version of that ending. */
    List<Pod> pods(String app, String version) {
        return pods(app).stream()
                .filter(pod ->
                        pod.getSpec().getContainers().getFirst().getImage().endsWith(version))
                .toList();
    }

    int running(String app, String version) {
        return pods(app, version).size();
    }

    boolean isPaused(String deployment) {
        return Boolean.TRUE.equals(look(deployment).getSpec().getPaused());
    }

    /** How many of its pods are ready. */
    int answering(String app) {
        return (int) pods(app).stream().filter(Sight::isReady).count();
    }

    /**
     * Whether so many of its pods are ready and its Service sends to so many; at one look, since a pod that is made anew is
     * missing for a moment.
     */
    boolean answersInTraffic(String app, int answering, int inTraffic) {
        List<Pod> all = pods(app);
        return all.stream().filter(Sight::isReady).count() == answering
                && all.stream().filter(Sight::isInTraffic).count() == inTraffic;
    }

    private static boolean isInTraffic(Pod pod) {
        return pod.getMetadata().getLabels().containsKey("traffic");
    }

    /** Whether all its pods answer and run a version of that ending. */
    boolean runsOnly(String app, String version) {
        List<Pod> all = pods(app);
        return all.size() == replicas(app)
                && all.stream().allMatch(Sight::isReady)
                && running(app, version) == all.size();
    }

    /** As whoever reads the cache does: first which generation serves, then the key of it. */
    boolean serves(String prefix, String key, String value) {
        return redis.read("{%s}generation".formatted(prefix))
                .flatMap(generation -> redis.read("{%s}%s:%s".formatted(prefix, generation, key)))
                .filter(value::equals)
                .isPresent();
    }

    private static boolean isReady(Pod pod) {
        return pod.getStatus() != null
                && pod.getStatus().getConditions().stream()
                        .anyMatch(it ->
                                it.getType().equals("Ready") && it.getStatus().equals("True"));
    }

    /** Whether all its pods were made since somebody had it restarted, and answer. */
    boolean isRestarted(String deployment) {
        Deployment now = look(deployment);
        Map<String, String> marks = now.getSpec().getTemplate().getMetadata().getAnnotations();
        return marks != null
                && marks.containsKey("kubectl.kubernetes.io/restartedAt")
                && now.getMetadata().getGeneration().equals(now.getStatus().getObservedGeneration())
                && now.getSpec().getReplicas().equals(now.getStatus().getUpdatedReplicas())
                && pods(deployment).size() == now.getSpec().getReplicas()
                && answering(deployment) == now.getSpec().getReplicas();
    }

    /** What runs in its pods. */
    String image(String deployment) {
        return look(deployment)
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .getFirst()
                .getImage();
    }

    /** Whether a Job made from it has come to its end. */
    boolean hasRun(String cronJob) {
        return client.batch().v1().jobs().inNamespace(namespace).list().getItems().stream()
                .filter(it -> it.getMetadata().getName().startsWith(cronJob))
                .anyMatch(it -> it.getStatus() != null
                        && it.getStatus().getSucceeded() != null
                        && it.getStatus().getSucceeded() > 0);
    }
}
