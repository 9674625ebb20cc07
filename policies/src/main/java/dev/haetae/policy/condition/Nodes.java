package dev.haetae.policy.condition;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import java.util.Optional;
import java.util.stream.Stream;

/** The parts of an expression, and where each stands. Places count letters (code points) from the start. */
record Nodes(String text, CelAbstractSyntaxTree tree) {

    Stream<CelNavigableExpr> all() {
        return CelNavigableAst.fromAst(tree).getRoot().allNodes();
    }

    Optional<CelExpr> of(long id) {
        return all().map(CelNavigableExpr::expr).filter(expr -> expr.id() == id).findFirst();
    }

    int letter(CelExpr expr) {
        return tree.getSource().getPositionsMap().getOrDefault(expr.id(), 0);
    }

    /** CEL points at the dot or the parenthesis; people look at the word that follows it. */
    int wordAfter(int letter, String word) {
        int found = text.indexOf(word, text.offsetByCodePoints(0, letter));
        return found < 0 ? letter : text.codePointCount(0, found);
    }

    int wordBefore(int letter, String word) {
        int found = text.lastIndexOf(word, text.offsetByCodePoints(0, letter));
        return found < 0 ? letter : text.codePointCount(0, found);
    }

    /** The name of the variable, when the expression is nothing but one. */
    static Optional<String> name(CelExpr expr) {
        return expr.getKind() == Kind.IDENT ? Optional.of(expr.ident().name()) : Optional.empty();
    }

    static Optional<String> literal(CelExpr expr) {
        return expr.getKind() == Kind.CONSTANT
                        && expr.constant().getKind() == dev.cel.common.ast.CelConstant.Kind.STRING_VALUE
                ? Optional.of(expr.constant().stringValue())
                : Optional.empty();
    }
}
