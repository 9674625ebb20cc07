package dev.haetae.function.isolate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Custody;
import dev.haetae.contract.Isolate;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.Refusal;
import dev.haetae.contract.Target;
import dev.haetae.function.kubernetes.Receipt;
import dev.haetae.function.kubernetes.Sight;
import dev.haetae.testkit.AuditLine;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A node that takes nothing new, and takes it again (S1, D3). */
@QuarkusTest
class NodeTest extends OnSimulator {

    private Target node;
    private List<Target> cordoned = List.of();

    @BeforeEach
    void pick() {
        node = bench.node();
    }

    @Test
    void isCordonedAndUncordoned() {
        Isolate back = undoOf(out(node));

        assertThat(isCordoned()).isTrue();
        assertThat(Mark.read(bench.readNode(node).getMetadata().getAnnotations().get(Mark.ANNOTATION)))
                .contains(new Mark("a-1", Map.of()));

        assertThat(function.apply(back)).isInstanceOf(Outcome.Applied.class);
        assertThat(isCordoned()).isFalse();
        assertThat(seen(node).out()).isFalse();
        assertThat(function.apply(back)).isInstanceOf(Outcome.AlreadyApplied.class);
        assertThat(bench.writes(node))
                .hasSize(2)
                .allMatch(AuditLine::accepted)
                .extracting(AuditLine::fieldManager)
                .containsOnly(Custody.OURSELVES);
    }

    @Test
    void whatPeopleCordonedStaysCordoned() {
        Isolate order = out(node);
        cordon();

        assertThat(function.apply(order)).isInstanceOf(Outcome.AlreadyApplied.class);
        Isolate back = new Isolate("a-2", node, false, false, seen(node), null, soon());
        assertRefused(back, Refusal.TARGET_CHANGED);
        assertThat(isCordoned()).isTrue();
    }

    @Test
    void theLastThatTakesNewPodsIsNotCordoned() {
        cordoned = bench.cordonAllBut(node);

        assertThat(function.apply(out(node))).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(Refusal.BUSY);
            assertThat(refused.detail()).contains("no other node is ready");
        });
        assertThat(isCordoned()).isFalse();
    }

    @Test
    void whoSeesAfterTheWriteThatNoOtherIsLeftTakesItsOwnBack() {
        Target other = bench.node();
        cordoned = bench.cordonAllBut(node, other);
        Isolate late = out("a-2", other);
        Sight.Present<Candidate> before = (Sight.Present<Candidate>) cluster.look(other);
        undoOf(out(node));
        assertThat(cluster.write(late, before.found())).isEqualTo(new Receipt.Written());

        assertRefused(late, Refusal.BUSY);

        assertThat(Refuge.isCordoned(bench.readNode(other))).isFalse();
        assertThat(isCordoned()).isTrue();
    }

    @AfterEach
    void uncordon() {
        bench.cordon(cordoned, false);
    }

    private boolean isCordoned() {
        return Boolean.TRUE.equals(bench.readNode(node).getSpec().getUnschedulable());
    }

    private void cordon() {
        bench.changeNode(
                node,
                it -> it.edit().editSpec().withUnschedulable(true).endSpec().build());
    }
}
