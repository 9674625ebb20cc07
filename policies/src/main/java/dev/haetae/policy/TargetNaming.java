package dev.haetae.policy;

import dev.haetae.contract.Isolate;
import dev.haetae.contract.Target;
import dev.haetae.contract.Tell;
import java.util.Optional;

/**
 * Names a target from an alert's labels. Labels come from outside, so that nothing which is not a plain Kubernetes name
 * may get into one, and an alert of another cluster names nothing here.
 */
record TargetNaming(Alert alert, String cluster) {

    Naming name(Optional<TargetPattern> pattern) {
        return elsewhere()
                .orElseGet(() -> pattern.map(this::fill)
                        .orElseGet(() -> unnamed(
                                PolicyReason.NO_TARGET,
                                "neither the playbook nor service %s names a target".formatted(alert.service()))));
    }

    private Optional<Naming> elsewhere() {
        return alert.label("cluster")
                .filter(named -> !named.equals(cluster))
                .map(other -> unnamed(
                        PolicyReason.OTHER_CLUSTER,
                        "the alert is about cluster %s, and this is %s".formatted(other, cluster)));
    }

    /** The service itself where no target can be named, for what looks at whatever there is of it in this cluster. */
    Naming nameOrService(Optional<TargetPattern> pattern) {
        return elsewhere()
                .orElseGet(() -> pattern.filter(known -> missing(known).isEmpty())
                        .map(this::fill)
                        .orElseGet(this::nameService));
    }

    /** The service itself, for what is only said of it; whatever it is called, it is part of no Kubernetes name. */
    Naming nameService() {
        String namespace = alert.label("namespace").orElse(Isolate.CLUSTER_WIDE);
        return KubernetesName.isNamespace(namespace) && KubernetesName.isName(alert.service())
                ? Naming.Named.on(new Target(cluster, namespace, Tell.SERVICE, alert.service()))
                : invalidName("the service");
    }

    private Naming fill(TargetPattern pattern) {
        return missing(pattern).or(() -> invalid(pattern)).orElseGet(() -> filled(pattern));
    }

    private Optional<Naming> missing(TargetPattern pattern) {
        return pattern.labels().stream()
                .filter(label -> alert.label(label).isEmpty())
                .findFirst()
                .map(label -> unnamed(
                        PolicyReason.LABEL_MISSING,
                        "the target %s needs label %s, which the alert lacks".formatted(pattern.name(), label)));
    }

    private Optional<Naming> invalid(TargetPattern pattern) {
        return pattern.labels().stream()
                .filter(label -> !KubernetesName.isName(value(label)))
                .findFirst()
                .map(label -> invalidName("the value of label " + label));
    }

    private Naming filled(TargetPattern pattern) {
        String namespace = TargetPattern.fill(pattern.namespaceOrTheAlerts(), this::value);
        String name = TargetPattern.fill(pattern.name(), this::value);
        if (!KubernetesName.isNamespace(namespace)) {
            return invalidName("the namespace");
        }
        if (!KubernetesName.isName(name)) {
            return invalidName("the name");
        }
        return Naming.Named.on(new Target(cluster, namespace, pattern.kind(), name));
    }

    private String value(String label) {
        return alert.label(label).orElseThrow();
    }

    /** The value itself is not repeated: it may be long, or meant to be read by something else. */
    private static Naming invalidName(String what) {
        return unnamed(PolicyReason.INVALID_NAME, what + " is not a Kubernetes name (RFC 1123)");
    }

    private static Naming unnamed(PolicyReason reason, String sentence) {
        return new Naming.Unnamed(Because.of(reason, sentence));
    }
}
