package dev.haetae.function.isolate;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose place another has by now. */
class MemberTest {

    private static final KubernetesSerialization YAML = new KubernetesSerialization();
    private static final String OUT = "haetae.dev/isolated: '{\"order\": \"a-1\", \"labels\": {\"app\": \"web\"}}'";
    private static final String KEPT = "{apiVersion: apps/v1, kind: ReplicaSet, name: web-1, uid: b, controller: true}";

    @Test
    void isFoundByNoServiceThatAsksForOurLabel() {
        Pod pod = YAML.unmarshal("metadata: {name: a, labels: {app: web, haetae.dev/out: 'true'}}", Pod.class);

        assertThat(Member.labels(pod)).isEqualTo(Map.of("app", "web"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a Deployment's that was let go  | pod-template-hash          | true  | false | true
            a Rollout's that was let go     | rollouts-pod-template-hash | true  | false | true
            a Deployment's that it has yet  | pod-template-hash          | true  | true  | false
            a StatefulSet's                 | controller-revision-hash   | true  | false | false
            one that we did not take out    | pod-template-hash          | false | false | false
            """)
    void isReplaced(String situation, String label, boolean out, boolean kept, boolean replaced) {
        Pod pod = YAML.unmarshal(
                "metadata: {name: web-1, uid: a, labels: {%s: x}, annotations: {%s}, ownerReferences: [%s]}"
                        .formatted(label, out ? OUT : "", kept ? KEPT : ""),
                Pod.class);

        assertThat(Member.isReplaced(pod)).as(situation).isEqualTo(replaced);
    }
}
