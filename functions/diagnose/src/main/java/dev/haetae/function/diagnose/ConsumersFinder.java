package dev.haetae.function.diagnose;

import dev.haetae.contract.Target;
import dev.haetae.function.kubernetes.Sight;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.metrics.v1beta1.NodeMetrics;
import io.fabric8.kubernetes.api.model.metrics.v1beta1.PodMetrics;
import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What uses most CPU and memory, by the metrics server. */
@Singleton
class ConsumersFinder implements Finder {

    private static final String NO_SERVER = "no metrics server, or it has not measured yet";

    private final Eyes eyes;

    @Inject
    ConsumersFinder(Eyes eyes) {
        this.eyes = eyes;
    }

    @Override
    public About about() {
        return About.CONSUMERS;
    }

    @Override
    public boolean looksAt(Scene scene) {
        return !Nobody.is(scene.object());
    }

    @Override
    public String find(Scene scene) {
        String pods = switch (scene.pods()) {
            case Sight.Missing<List<Pod>>() -> scene.noPods();
            case Sight.Blind<List<Pod>> blind -> Finder.blind(blind);
            case Sight.Present<List<Pod>>(List<Pod> found) -> ofPods(scene.target(), found);
        };
        return scene.object() instanceof Node node
                ? Stream.of(ofNode(node), pods).distinct().collect(Collectors.joining("\n"))
                : pods;
    }

    private String ofPods(Target target, List<Pod> pods) {
        return switch (eyes.usage(client -> measured(client, target))) {
            case Sight.Missing<List<PodMetrics>>() -> NO_SERVER;
            case Sight.Blind<List<PodMetrics>> blind -> Finder.blind(blind);
            case Sight.Present<List<PodMetrics>>(List<PodMetrics> found) -> UsageReading.pods(found, pods);
        };
    }

    private String ofNode(Node node) {
        String name = node.getMetadata().getName();
        return switch (eyes.usage(client -> client.top().nodes().metrics(name))) {
            case Sight.Missing<NodeMetrics>() -> NO_SERVER;
            case Sight.Blind<NodeMetrics> blind -> Finder.blind(blind);
            case Sight.Present<NodeMetrics>(NodeMetrics found) -> UsageReading.node(found, node);
        };
    }

    private static List<PodMetrics> measured(KubernetesClient client, Target target) {
        return client.top().pods().metrics(target.namespace()).getItems();
    }
}
