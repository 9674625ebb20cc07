package dev.haetae.function.isolate;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.FieldsV1Builder;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose cordon it is, as the API server notes it. */
class NodesTest {

    @ParameterizedTest
    @CsvSource({
        "haetae, f:unschedulable, false",
        "kubectl-cordon, f:unschedulable, true",
        "kubectl-edit, f:taints, false",
    })
    void knowsWhoseCordonItIs(String manager, String field, boolean others) {
        assertThat(Nodes.candidate(node(manager, field), Crew.NOBODY, List.of(true))
                        .overwritten())
                .isEqualTo(others);
    }

    @ParameterizedTest
    @CsvSource({"true, true, 3, 0", "true, false, 3, 1", "false, false, 3, 2"})
    void countsThoseThatCouldTakeWhatItTookAndDoNot(boolean one, boolean another, int group, int away) {
        var seen = Nodes.candidate(node("haetae", "f:unschedulable"), Crew.NOBODY, List.of(one, another))
                .state();

        assertThat(seen.group()).isEqualTo(group);
        assertThat(seen.away()).isEqualTo(away);
    }

    private static Node node(String manager, String field) {
        return new NodeBuilder()
                .withNewMetadata()
                .withUid("a")
                .addToAnnotations(Mark.ANNOTATION, "{}")
                .addNewManagedField()
                .withManager(manager)
                .withFieldsV1(new FieldsV1Builder()
                        .addToAdditionalProperties("f:spec", Map.of(field, Map.of()))
                        .build())
                .endManagedField()
                .endMetadata()
                .withNewSpec()
                .withUnschedulable(true)
                .endSpec()
                .build();
    }
}
