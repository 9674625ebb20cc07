package dev.haetae.policy.condition;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.haetae.policy.source.Passage;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Set;

/** Durations, times and zones that are written out, and so are wrong or right before anything is decided. */
record Literals(Nodes nodes, CelRuntime runtime, Passage when) {

    private static final Set<String> MADE_OF_TEXT = Set.of("duration", "timestamp");

    /** False when something was complained about. */
    boolean areSound() {
        return nodes.all()
                .map(CelNavigableExpr::expr)
                .filter(expr ->
                        expr.getKind() == Kind.CALL && expr.call().args().size() == 1)
                .map(this::isSound)
                .reduce(true, Boolean::logicalAnd);
    }

    private boolean isSound(CelExpr call) {
        CelExpr argument = call.call().args().getFirst();
        String function = call.call().function();
        if (Nodes.literal(argument).isEmpty()) {
            return true;
        }
        String text = Nodes.literal(argument).get();
        boolean sound = MADE_OF_TEXT.contains(function) ? isMade(call) : !function.startsWith("get") || isZone(text);
        if (!sound) {
            when.wrongAt(nodes.letter(argument), "\"%s\" is not %s".formatted(text, kind(function)), example(function));
        }
        return sound;
    }

    private boolean isMade(CelExpr call) {
        CelAbstractSyntaxTree tree = nodes.tree();
        try {
            runtime.createProgram(CelAbstractSyntaxTree.newCheckedAst(
                            call, tree.getSource(), tree.getReferenceMap(), tree.getTypeMap()))
                    .eval();
            return true;
        } catch (CelEvaluationException bad) {
            return false;
        }
    }

    private static boolean isZone(String text) {
        try {
            ZoneId.of(text);
            return true;
        } catch (DateTimeException unknown) {
            return false;
        }
    }

    private static String kind(String function) {
        return switch (function) {
            case "duration" -> "a duration";
            case "timestamp" -> "a time";
            default -> "a time zone";
        };
    }

    private static String example(String function) {
        return switch (function) {
            case "duration" -> "such as 30s, 5m or 1h30m";
            case "timestamp" -> "such as 2026-11-20T18:00:00+09:00";
            default -> "such as Asia/Seoul";
        };
    }
}
