package dev.haetae.function.isolate;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which other node takes what would have come to one that is cordoned. */
class RefugeTest {

    private static final KubernetesSerialization YAML = new KubernetesSerialization();

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            one like it                | {}                    | {}                                                        | True  | true
            not ready                  | {}                    | {}                                                        | False | false
            cordoned                   | {}                    | {unschedulable: true}                                     | True  | false
            a control plane            | {}                    | {taints: [{key: control-plane, effect: NoSchedule}]}      | True  | false
            rather not                 | {}                    | {taints: [{key: spot, effect: PreferNoSchedule}]}         | True  | true
            of the same pool           | {taints: [{key: game, value: a, effect: NoExecute}]} | {taints: [{key: game, value: a, effect: NoExecute}]} | True | true
            for everybody              | {taints: [{key: game, value: a, effect: NoExecute}]} | {}                         | True  | true
            of another pool            | {taints: [{key: game, value: a, effect: NoExecute}]} | {taints: [{key: game, value: b, effect: NoExecute}]} | True | false
            short of memory            | {}                    | {taints: [{key: node.kubernetes.io/memory-pressure, effect: NoSchedule}]} | True | false
            of a node that is short    | {taints: [{key: node.kubernetes.io/disk-pressure, effect: NoSchedule}]} | {taints: [{key: node.kubernetes.io/disk-pressure, effect: NoSchedule}]} | True | false
            about to be removed        | {taints: [{key: ToBeDeletedByClusterAutoscaler, effect: NoSchedule}]} | {taints: [{key: ToBeDeletedByClusterAutoscaler, effect: NoSchedule}]} | True | false
            """)
    void isReadyAndTakesWhatItTook(String situation, String node, String other, String ready, boolean refuge) {
        assertThat(Refuge.isOne(node("b", other, ready), node("a", node, "True")))
                .as(situation)
                .isEqualTo(refuge);
    }

    /** The cluster taints a node that is cordoned or not ready: then it is one of those that are away, and no stranger. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            cordoned  | {unschedulable: true, taints: [{key: node.kubernetes.io/unschedulable, effect: NoSchedule}]} | True
            not ready | {taints: [{key: node.kubernetes.io/not-ready, effect: NoExecute}]}                          | False
            silent    | {taints: [{key: node.kubernetes.io/unreachable, effect: NoSchedule}]}                       | Unknown
            """)
    void countsAsAwayWhoIsBarredForNowOnly(String situation, String other, String ready) {
        Node node = node("a", "{}", "True");
        Node away = node("b", other, ready);

        assertThat(Refuge.couldBeOne(away, node)).as(situation).isTrue();
        assertThat(Refuge.isOpen(away)).as(situation).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"a", "b"})
    void neitherItselfNorWhoIsOnItsWayOut(String uid) {
        Node node = node("a", "{}", "True");
        Node other = node(uid, "{}", "True");
        other.getMetadata().setDeletionTimestamp(uid.equals("a") ? null : "2026-11-20T03:00:00Z");

        assertThat(Refuge.isOne(other, node)).isFalse();
    }

    private static Node node(String uid, String spec, String ready) {
        return YAML.unmarshal(
                "metadata: {uid: %s}\nspec: %s\nstatus: {conditions: [{type: Ready, status: \"%s\"}]}"
                        .formatted(uid, spec, ready),
                Node.class);
    }
}
