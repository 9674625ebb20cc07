package dev.haetae.policy;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.haetae.contract.Isolate;
import dev.haetae.contract.Restart;
import dev.haetae.policy.source.Passage;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What a playbook acts on, with the alert's labels where braces are: {@code {kind: Deployment, name:
 * "game-server-{zone}"}}.
 *
 * @param namespace empty for the alert's own
 */
public record TargetPattern(String kind, String name, Optional<String> namespace) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z_][a-zA-Z0-9_]*)\\}");

    /** The pod that the alert names. */
    static final TargetPattern POD = new TargetPattern(Restart.POD, "{pod}", Optional.empty());

    /** The node that the alert names; nodes are in no namespace. */
    static final TargetPattern NODE = new TargetPattern(Isolate.NODE, "{node}", Optional.of(Isolate.CLUSTER_WIDE));

    /** The alert's pod, in the namespace of what is named; itself where that is a pod. */
    static Optional<TargetPattern> podOf(Optional<TargetPattern> named) {
        return named.filter(one -> POD.kind.equals(one.kind))
                .or(() -> Optional.of(new TargetPattern(POD.kind, POD.name, named.flatMap(TargetPattern::namespace))));
    }

    /** The alert's node; what is named where that is a node. */
    static Optional<TargetPattern> nodeOf(Optional<TargetPattern> named) {
        return named.filter(one -> NODE.kind.equals(one.kind))
                .map(TargetPattern::clusterWide)
                .or(() -> Optional.of(NODE));
    }

    private TargetPattern clusterWide() {
        return new TargetPattern(kind, name, NODE.namespace);
    }

    String namespaceOrTheAlerts() {
        return namespace.orElse("{namespace}");
    }

    /** The labels that the alert has to have. */
    Set<String> labels() {
        Set<String> labels = new LinkedHashSet<>();
        Matcher placeholders = PLACEHOLDER.matcher(name + namespaceOrTheAlerts());
        while (placeholders.find()) {
            labels.add(placeholders.group(1));
        }
        return labels;
    }

    static String fill(String pattern, UnaryOperator<String> labels) {
        StringBuilder filled = new StringBuilder();
        Matcher placeholders = PLACEHOLDER.matcher(pattern);
        while (placeholders.find()) {
            placeholders.appendReplacement(filled, Matcher.quoteReplacement(labels.apply(placeholders.group(1))));
        }
        return placeholders.appendTail(filled).toString();
    }

    void check(Passage target) {
        checkPart(target.at("name"), name);
        namespace.ifPresent(pattern -> checkPart(target.at("namespace"), pattern));
    }

    private static void checkPart(Passage part, String pattern) {
        String literal = PLACEHOLDER.matcher(pattern).replaceAll("x");
        if (literal.contains("{") || literal.contains("}")) {
            part.wrong("\"%s\" has braces that are no placeholder".formatted(pattern), "{label}, such as {zone}");
        } else if (!KubernetesName.isName(literal)) {
            part.wrong(
                    "\"%s\" can never name anything in Kubernetes".formatted(pattern),
                    "lower-case letters, digits and hyphens (RFC 1123)");
        }
    }
}
