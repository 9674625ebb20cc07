package dev.haetae.function.diagnose;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.metrics.v1beta1.ContainerMetrics;
import io.fabric8.kubernetes.api.model.metrics.v1beta1.NodeMetrics;
import io.fabric8.kubernetes.api.model.metrics.v1beta1.PodMetrics;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Turns what was measured into lines for people. */
final class UsageReading {

    private static final int MOST = 5;

    private record Consumer(String name, Usage used, Usage most) {}

    private UsageReading() {}

    /** The pods among {@code of} that use most CPU, and those that use most memory. */
    static String pods(List<PodMetrics> measured, List<Pod> of) {
        Map<String, Pod> own = of.stream()
                .collect(Collectors.toMap(pod -> pod.getMetadata().getName(), Function.identity(), (one, _) -> one));
        List<Consumer> consumers = measured.stream()
                .filter(one -> own.containsKey(one.getMetadata().getName()))
                .map(one -> consumer(one, own.get(one.getMetadata().getName())))
                .toList();
        return consumers.isEmpty()
                ? "none of its pods has been measured"
                : Stream.concat(
                                most(consumers, one -> one.used().cpu()),
                                most(consumers, one -> one.used().memory()))
                        .distinct()
                        .map(one -> one.name() + ": " + one.used().outOf(one.most()))
                        .collect(Collectors.joining("\n"));
    }

    static String node(NodeMetrics measured, Node node) {
        Usage most = Usage.sum(Stream.ofNullable(node.getStatus())
                .map(status -> status.getAllocatable())
                .toList());
        return "node %s: %s"
                .formatted(
                        node.getMetadata().getName(),
                        Usage.sum(List.of(measured.getUsage())).outOf(most));
    }

    private static <T extends Comparable<T>> Stream<Consumer> most(List<Consumer> all, Function<Consumer, T> by) {
        return all.stream().sorted(Comparator.comparing(by).reversed()).limit(MOST);
    }

    private static Consumer consumer(PodMetrics measured, Pod pod) {
        Usage used = Usage.sum(measured.getContainers().stream()
                .map(ContainerMetrics::getUsage)
                .toList());
        return new Consumer(pod.getMetadata().getName(), used, Usage.sum(limits(pod)));
    }

    private static List<Map<String, Quantity>> limits(Pod pod) {
        return pod.getSpec().getContainers().stream()
                .map(container -> Optional.ofNullable(container.getResources())
                        .map(ResourceRequirements::getLimits)
                        .orElse(Map.of()))
                .toList();
    }
}
