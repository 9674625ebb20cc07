package dev.haetae.policy.condition;

import dev.cel.common.ast.CelReference;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.haetae.policy.source.Passage;
import java.util.Set;

/** Texts and lists that are put together can become larger than anything that was ever sent; a condition only asks. */
record Growth(Nodes nodes, Passage when) {

    private static final Set<String> JOINING = Set.of("add_string", "add_list", "add_bytes");

    /** False when something was complained about; only a checked tree tells. */
    boolean isNone() {
        return nodes.all().map(this::isSmall).reduce(true, Boolean::logicalAnd);
    }

    private boolean isSmall(CelNavigableExpr node) {
        boolean joins = nodes.tree()
                .getReference(node.expr().id())
                .map(CelReference::overloadIds)
                .filter(ids -> ids.stream().anyMatch(JOINING::contains))
                .isPresent();
        if (joins) {
            when.wrongAt(
                    nodes.letter(node.expr()),
                    "texts and lists are not put together here",
                    "a comparison of each part, or matches(…)");
        }
        return !joins;
    }
}
