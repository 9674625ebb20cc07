package dev.haetae.function.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.metrics.v1beta1.NodeMetrics;
import io.fabric8.kubernetes.api.model.metrics.v1beta1.PodMetrics;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UsageReadingTest {

    private static final Pod LIMITED = Yaml.read(Pod.class, """
            metadata: {name: p-1}
            spec: {containers: [{name: a, resources: {limits: {cpu: "1", memory: 1Gi}}}, {name: b}]}
            """);
    private static final Pod UNLIMITED =
            Yaml.read(Pod.class, "{metadata: {name: p-2}, spec: {containers: [{name: a}]}}");

    @Test
    void whoUsesMostComesFirst() {
        assertThat(UsageReading.pods(
                                List.of(
                                        used("p-2", "20m", "10Mi"),
                                        used("p-1", "250000001n", "900Mi"),
                                        used("alien", "9", "9Gi")),
                                List.of(LIMITED, UNLIMITED))
                        .lines())
                .containsExactly("p-1: CPU 250m of 1000m, memory 900Mi of 1024Mi", "p-2: CPU 20m, memory 10Mi");
    }

    @Test
    void fiveByCpuAndFiveByMemory() {
        List<PodMetrics> used = IntStream.range(0, 20)
                .mapToObj(at -> used("p-" + at, at + "m", 100 - at + "Mi"))
                .toList();
        List<Pod> pods = IntStream.range(0, 20)
                .mapToObj(at -> Yaml.read(Pod.class, "{metadata: {name: p-%d}, spec: {containers: []}}".formatted(at)))
                .toList();

        assertThat(UsageReading.pods(used, pods).lines())
                .hasSize(10)
                .startsWith("p-19: CPU 19m, memory 81Mi")
                .endsWith("p-4: CPU 4m, memory 96Mi");
    }

    @Test
    void whatWasNotMeasuredIsSaid() {
        assertThat(UsageReading.pods(List.of(), List.of(LIMITED))).isEqualTo("none of its pods has been measured");
    }

    @Test
    void aNodeIsMeasuredAgainstWhatItHas() {
        NodeMetrics used = Yaml.read(NodeMetrics.class, "{metadata: {name: n}, usage: {cpu: 3100m, memory: 12Gi}}");
        Node node = Yaml.read(Node.class, "{metadata: {name: n}, status: {allocatable: {cpu: '4', memory: 16Gi}}}");

        assertThat(UsageReading.node(used, node)).isEqualTo("node n: CPU 3100m of 4000m, memory 12288Mi of 16384Mi");
    }

    private static PodMetrics used(String name, String cpu, String memory) {
        return Yaml.read(
                PodMetrics.class,
                "{metadata: {name: %s}, containers: [{name: a, usage: {cpu: '%s', memory: %s}}]}"
                        .formatted(name, cpu, memory));
    }
}
