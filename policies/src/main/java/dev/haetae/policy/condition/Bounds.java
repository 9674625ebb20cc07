package dev.haetae.policy.condition;

import com.google.re2j.PatternSyntaxException;
import dev.cel.common.Operator;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.CelSelect;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.haetae.policy.source.Passage;
import java.util.List;
import java.util.Optional;

/**
 * What CEL would take, and a policy must not: a condition that asks whether something is unknown could lower a severity
 * by it, and a regular expression that is not written out cannot be checked.
 */
record Bounds(Nodes nodes, Scope scope, Passage when) {

    private static final List<String> MAPPINGS = List.of("labels", "annotations");

    /** False when something was complained about. */
    boolean keep() {
        return nodes.all().map(this::isWithin).reduce(true, Boolean::logicalAnd);
    }

    private boolean isWithin(CelNavigableExpr node) {
        CelExpr expr = node.expr();
        return switch (node.getKind()) {
            case IDENT -> isPart(node);
            case SELECT -> isNoDoubt(expr, expr.select());
            case CALL -> isWithin(expr, expr.call());
            default -> true;
        };
    }

    private boolean isWithin(CelExpr expr, CelCall call) {
        if (call.function().equals("matches") && !call.args().isEmpty()) {
            return isPattern(call.args().getLast());
        }
        return !call.function().equals(Operator.IN.getFunction())
                || isList(expr, call.args().getLast());
    }

    private boolean isPart(CelNavigableExpr node) {
        Optional<Variable> variable = scope.variable(node.expr().ident().name());
        boolean isOwner = node.parent()
                .map(CelNavigableExpr::getKind)
                .filter(Kind.SELECT::equals)
                .isPresent();
        if (variable.isEmpty() || isOwner) {
            return true;
        }
        String word = variable.get().word();
        return wrong(
                node.expr(),
                "%s is not a value by itself".formatted(word),
                variable.get().spoken());
    }

    private boolean isNoDoubt(CelExpr expr, CelSelect select) {
        boolean asksForFact = select.testOnly()
                && Nodes.name(select.operand())
                        .filter(Variable.FACTS.word()::equals)
                        .isPresent();
        if (!asksForFact) {
            return true;
        }
        when.wrongAt(
                nodes.wordBefore(nodes.letter(expr), "has"),
                "whether facts.%s is known must not decide".formatted(select.field()),
                "no has(…): where a fact is unknown, the condition does not hold anyway");
        return false;
    }

    private boolean isList(CelExpr in, CelExpr list) {
        boolean mapping = list.getKind() == Kind.SELECT
                && Nodes.name(list.select().operand()).filter("alert"::equals).isPresent()
                && MAPPINGS.contains(list.select().field());
        return !mapping
                || wrong(
                        in,
                        "a label that is missing is the empty text",
                        "such as has(alert.labels.zone), or alert.labels.zone != \"\"");
    }

    private boolean isPattern(CelExpr argument) {
        Optional<String> pattern = Nodes.literal(argument);
        if (pattern.isEmpty()) {
            return wrong(argument, "the expression is not written out", "such as alert.name.matches(\"^Redis\")");
        }
        try {
            int size = com.google.re2j.Pattern.compile(pattern.get()).programSize();
            return size <= Language.LARGEST_PATTERN
                    || wrong(argument, "the expression is too large", "fewer or smaller counts in braces");
        } catch (PatternSyntaxException bad) {
            return wrong(
                    argument,
                    "'%s' is not a regular expression (%s)".formatted(pattern.get(), bad.getDescription()),
                    "an expression of RE2, such as \"^Redis\"");
        }
    }

    private boolean wrong(CelExpr expr, String what, String instead) {
        when.wrongAt(nodes.letter(expr), what, instead);
        return false;
    }
}
