package dev.haetae.function.diagnose;

import dev.haetae.function.kubernetes.Discretion;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeCondition;
import java.time.Instant;
import java.util.stream.Collectors;

/** What a node says that is wrong with it; a line each, and none for what is no node. */
final class Conditions {

    private static final int MOST_CHARACTERS = 160;

    private Conditions() {}

    static String of(HasMetadata object, Instant now) {
        if (!(object instanceof Node node) || node.getStatus() == null) {
            return "";
        }
        String cordoned =
                node.getSpec() != null && Boolean.TRUE.equals(node.getSpec().getUnschedulable())
                        ? "takes no new pods: it is cordoned\n"
                        : "";
        return cordoned
                + node.getStatus().getConditions().stream()
                        .filter(Conditions::isWrong)
                        .map(condition -> line(condition, now) + "\n")
                        .collect(Collectors.joining());
    }

    /** Ready is good when true; all the others are pressures and failures. */
    private static boolean isWrong(NodeCondition condition) {
        return "Ready".equals(condition.getType()) != "True".equals(condition.getStatus());
    }

    private static String line(NodeCondition condition, Instant now) {
        return "%s is %s%s: %s"
                .formatted(
                        condition.getType(),
                        condition.getStatus(),
                        Age.moment(condition.getLastTransitionTime())
                                .map(then -> ", " + Age.ago(then, now))
                                .orElse(""),
                        Excerpt.line(
                                "%s %s"
                                        .formatted(
                                                condition.getReason(),
                                                Discretion.of(String.valueOf(condition.getMessage()))),
                                MOST_CHARACTERS));
    }
}
