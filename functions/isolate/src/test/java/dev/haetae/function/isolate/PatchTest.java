package dev.haetae.function.isolate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Custody;
import dev.haetae.contract.Isolate;
import dev.haetae.contract.Isolate.Placement;
import dev.haetae.contract.Target;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written, and what is left on what is taken out. */
class PatchTest {

    private static final KubernetesSerialization JSON = new KubernetesSerialization();
    private static final String MARK = "{\"labels\":{\"app\":\"match\",\"zone\":\"a\"},\"order\":\"a-0\"}";

    @Test
    void aPodLosesALabelOfItsServiceAndKeepsItInTheMark() {
        PodCandidate pod = pod(Optional.empty(), Map.of("app", "match", "zone", "a"), Map.of("app", "match"));

        Map<?, ?> metadata = metadata(pod.patch(order("Pod", true)));

        assertThat(metadata.get("uid")).isEqualTo("a");
        assertThat(metadata.get("resourceVersion")).isEqualTo("4711");
        Map<String, String> labels = new HashMap<>(Map.of("haetae.dev/out", "true"));
        labels.put("app", null);
        assertThat(metadata.get("labels")).isEqualTo(labels);
        assertThat(mark(metadata)).contains(new Mark("a-1", Map.of("app", "match")));
    }

    @Test
    void aPodGetsBackWhatNobodyGaveItBackYet() {
        PodCandidate pod = pod(Optional.of(MARK), Map.of("zone", "a"), Map.of());

        Map<?, ?> metadata = metadata(pod.patch(order("Pod", false)));

        Map<String, String> labels = new HashMap<>(Map.of("app", "match"));
        labels.put("haetae.dev/out", null);
        assertThat(metadata.get("labels")).isEqualTo(labels);
        assertThat(metadata.get("annotations")).isEqualTo(Collections.singletonMap(Mark.ANNOTATION, null));
    }

    @Test
    void whatAnEarlierMarkKeepsIsKept() {
        PodCandidate pod = pod(Optional.of(MARK), Map.of("zone", "a", "tier", "game"), Map.of("tier", "game"));

        assertThat(mark(metadata(pod.patch(order("Pod", true)))))
                .contains(new Mark("a-1", Map.of("app", "match", "tier", "game")));
    }

    @ParameterizedTest
    @CsvSource({"true, true", "false, null"})
    void aNodeIsCordonedAndUncordoned(boolean out, String unschedulable) {
        NodeCandidate node = new NodeCandidate(state(), "4711", Custody.NOBODY, Optional.empty(), false, 1, List.of());

        assertThat(node.patch(order("Node", out)))
                .contains("\"spec\":{\"unschedulable\":%s}".formatted(unschedulable))
                .contains("\"uid\":\"a\"", "\"resourceVersion\":\"4711\"");
    }

    @Test
    void aMarkIsReadAsItWasWritten() {
        Mark mark = new Mark("a-0", Map.of("app", "match"));

        assertThat(Mark.read(mark.json())).contains(mark);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yes", "[]", "{\"order\":", "{\"order\":\"a\"}", "{\"order\":1,\"labels\":{}}", "null"})
    void whatIsNotOursIsNoMark(String annotation) {
        assertThat(Mark.read(annotation)).isEmpty();
    }

    private static Map<?, ?> metadata(String patch) {
        return (Map<?, ?>) JSON.unmarshal(patch, Map.class).get("metadata");
    }

    private static Optional<Mark> mark(Map<?, ?> metadata) {
        return Mark.read((String) ((Map<?, ?>) metadata.get("annotations")).get(Mark.ANNOTATION));
    }

    private static PodCandidate pod(Optional<String> mark, Map<String, String> labels, Map<String, String> selector) {
        List<Route> routes = selector.isEmpty() ? List.of() : List.of(new Route("match", selector, 1, 2));
        return new PodCandidate(state(), "4711", Custody.NOBODY, mark, labels, routes, List.of(), Set.of());
    }

    private static Placement state() {
        return new Placement("a", false, false, true, 0);
    }

    private static Isolate order(String kind, boolean out) {
        Target target = new Target("production", "game", kind, "x");
        return new Isolate("a-1", target, out, false, state(), null, Instant.EPOCH);
    }
}
