package dev.haetae.policy.condition;

import dev.cel.common.Operator;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.haetae.policy.source.Passage;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code &&}, {@code ||}, exists and all say must not be compared or handed on. Where it is unknown, CEL hands on
 * an error as if it were a value, so that {@code (a || b) != true} would hold just because a and b are unknown.
 */
record Verdicts(Nodes nodes, Passage when) {

    private static final Map<String, String> JOINING =
            Map.of(Operator.LOGICAL_AND.getFunction(), "&&", Operator.LOGICAL_OR.getFunction(), "||");
    private static final Set<String> TAKING = Set.of(
            Operator.LOGICAL_AND.getFunction(),
            Operator.LOGICAL_OR.getFunction(),
            Operator.LOGICAL_NOT.getFunction(),
            Operator.NOT_STRICTLY_FALSE.getFunction(),
            Operator.CONDITIONAL.getFunction());

    /** False when something was complained about. */
    boolean areJoined() {
        return nodes.all().map(this::isJoined).reduce(true, Boolean::logicalAnd);
    }

    private boolean isJoined(CelNavigableExpr node) {
        Optional<String> joining = joining(node.expr());
        if (joining.isEmpty() || node.parent().map(Verdicts::takes).orElse(true)) {
            return true;
        }
        when.wrongAt(
                nodes.letter(node.expr()),
                "what %s says is compared or handed on".formatted(joining.get()),
                "join it by && and ||, or turn it round by !(…)");
        return false;
    }

    /** What joins, where the expression may be an error without failing. */
    private static Optional<String> joining(CelExpr expr) {
        return switch (expr.getKind()) {
            case CALL -> joining(expr.call());
            case COMPREHENSION -> joining(expr.comprehension().loopStep()).map(_ -> "exists or all");
            default -> Optional.empty();
        };
    }

    private static Optional<String> joining(CelCall call) {
        if (!call.function().equals(Operator.CONDITIONAL.getFunction())) {
            return Optional.ofNullable(JOINING.get(call.function()));
        }
        return call.args().stream()
                .skip(1)
                .flatMap(branch -> joining(branch).stream())
                .findFirst();
    }

    private static boolean takes(CelNavigableExpr parent) {
        return parent.getKind() == Kind.COMPREHENSION
                || (parent.getKind() == Kind.CALL
                        && TAKING.contains(parent.expr().call().function()));
    }
}
