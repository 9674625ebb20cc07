package dev.haetae.function.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Custody;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntryBuilder;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetBuilder;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustodiesTest {

    private static final String CREATED = "2026-11-20T03:00:00Z";

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            -,     -,     -
            true,  -,     Pod matchmaking-1
            '',    -,     Pod matchmaking-1
            until tomorrow, true, Pod matchmaking-1
            false, -,     -
            -,     true,  namespace game
            -,     false, -
            false, true,  namespace game
            """)
    void aPauseSaysWhereItStands(String onObject, String onNamespace, String paused) {
        Custody custody =
                Custodies.of(pod(annotated(Custody.PAUSE, onObject)), namespace(annotated(Custody.PAUSE, onNamespace)));

        assertThat(custody.paused()).isEqualTo(paused);
    }

    /** Its ReplicaSet has a copy of the mark, which nobody takes off again. */
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            -,     -,    true,  Deployment matchmaking
            true,  -,    true,  Pod matchmaking-1
            false, -,    true,  Deployment matchmaking
            -,     true, -,     -
            -,     true, false, -
            """)
    void aPauseOfAWorkloadIsOneOfItsPodsToo(String onPod, String onSet, String onDeployment, String paused) {
        Custody own = Custodies.of(pod(annotated(Custody.PAUSE, onPod)), namespace(annotated(Custody.PAUSE, null)));
        HasMetadata set = new ReplicaSetBuilder()
                .withMetadata(annotated(Custody.PAUSE, onSet))
                .build();
        HasMetadata deployment = new DeploymentBuilder()
                .withMetadata(annotated(Custody.PAUSE, onDeployment))
                .editMetadata()
                .withName("matchmaking")
                .endMetadata()
                .build();

        assertThat(Custodies.under(own, List.of(set, deployment)).paused()).isEqualTo(paused);
        assertThat(Custodies.under(own, List.of())).isEqualTo(own);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            -,        -,        false
            enabled,  -,        true
            -,        enabled,  true
            disabled, enabled,  false
            enabled,  disabled, true
            yes,      -,        false
            """)
    void theObjectsOwnWordGoesBeforeItsNamespaces(String onObject, String onNamespace, boolean optedIn) {
        assertThat(Custodies.of(
                                pod(annotated(Custody.OPT_IN, onObject)),
                                namespace(annotated(Custody.OPT_IN, onNamespace)))
                        .optedIn())
                .isEqualTo(optedIn);
        assertThat(Custodies.of(
                                pod(labelled(Custody.OPT_IN, onObject)),
                                namespace(labelled(Custody.OPT_IN, onNamespace)))
                        .optedIn())
                .isEqualTo(optedIn);
    }

    /** Made at 03:00:00; an entry is a manager, its subresource and its time. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(nullValues = "-", delimiter = ';', textBlock = """
            nobody;                        -;                                                          -;       -
            made by hand;                  kubectl//03:00:00;                                          -;       -
            made in two writes;            kubectl//03:00:05;                                          -;       -
            changed by hand;               kubectl-edit//03:10:00;                                     kubectl-edit; 03:10:00
            scaled by hand;                kubectl/scale/03:10:00;                                     kubectl; 03:10:00
            by us;                         haetae/scale/03:10:00;                                      -;       -
            by us after somebody;          kubectl//03:10:00, haetae/scale/03:11:00;                   kubectl; 03:10:00
            the newest of two;             kubectl//03:10:00, argocd-controller//03:12:00, helm//03:11:00; argocd-controller; 03:12:00
            a controller;                  kube-controller-manager//03:10:00, kubelet//03:11:00;       -;       -
            an autoscaler;                 horizontal-pod-autoscaler/scale/03:10:00;                   -;       -
            somebody's status;             some-operator/status/03:10:00;                              -;       -
            a spec after a status;         some-operator//03:10:00, some-operator/status/03:20:00;     some-operator; 03:10:00
            without a time;                kubectl//-;                                                 -;       -
            """)
    void theLastForeignHand(String situation, String entries, String writer, String at) {
        ObjectMeta meta = new ObjectMetaBuilder()
                .withCreationTimestamp(CREATED)
                .withManagedFields(entries(entries))
                .build();

        Custody custody = Custodies.of(pod(meta), null);

        assertThat(custody.writer()).as(situation).isEqualTo(writer);
        assertThat(custody.written()).isEqualTo(at == null ? null : moment(at));
    }

    @Test
    void whatIsInNoNamespaceIsJudgedByItself() {
        HasMetadata node = new NodeBuilder()
                .withNewMetadata()
                .withName("node-1")
                .addToAnnotations(Custody.PAUSE, "true")
                .endMetadata()
                .build();

        assertThat(Custodies.of(node, null)).isEqualTo(new Custody("Node node-1", false, null, null));
        assertThat(Custodies.of(
                        new NodeBuilder().withNewMetadata().endMetadata().build(), null))
                .isEqualTo(Custody.NOBODY);
    }

    private static List<ManagedFieldsEntry> entries(String all) {
        return all == null
                ? List.of()
                : Arrays.stream(all.split(", "))
                        .map(entry -> entry.split("/"))
                        .map(parts -> new ManagedFieldsEntryBuilder()
                                .withManager(parts[0])
                                .withSubresource(parts[1].isEmpty() ? null : parts[1])
                                .withTime(
                                        parts[2].equals("-")
                                                ? null
                                                : moment(parts[2]).toString())
                                .build())
                        .toList();
    }

    private static Instant moment(String time) {
        return Instant.parse("2026-11-20T%sZ".formatted(time));
    }

    private static ObjectMeta annotated(String key, String value) {
        return new ObjectMetaBuilder()
                .withAnnotations(value == null ? Map.of() : Map.of(key, value))
                .build();
    }

    private static ObjectMeta labelled(String key, String value) {
        return new ObjectMetaBuilder()
                .withLabels(value == null ? Map.of() : Map.of(key, value))
                .build();
    }

    private static HasMetadata pod(ObjectMeta meta) {
        return new PodBuilder()
                .withMetadata(
                        new ObjectMetaBuilder(meta).withName("matchmaking-1").build())
                .build();
    }

    private static Namespace namespace(ObjectMeta meta) {
        return new NamespaceBuilder()
                .withMetadata(new ObjectMetaBuilder(meta).withName("game").build())
                .build();
    }
}
