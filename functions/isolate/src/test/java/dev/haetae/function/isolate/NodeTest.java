package dev.haetae.function.isolate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Custody;
import dev.haetae.contract.Isolate;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.Refusal;
import dev.haetae.contract.Target;
import dev.haetae.testkit.AuditLine;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A node that takes nothing new, and takes it again (S1, D3). */
@QuarkusTest
class NodeTest extends OnSimulator {

    private Target node;

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

    private boolean isCordoned() {
        return Boolean.TRUE.equals(bench.readNode(node).getSpec().getUnschedulable());
    }

    private void cordon() {
        bench.changeNode(
                node,
                it -> it.edit().editSpec().withUnschedulable(true).endSpec().build());
    }
}
