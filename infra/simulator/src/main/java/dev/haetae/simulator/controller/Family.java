package dev.haetae.simulator.controller;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.haetae.simulator.store.ObjectMeta;
import java.util.Arrays;
import java.util.List;

/** The kinds that keep a ReplicaSet for each of their revisions, and what they call things. */
enum Family {
    DEPLOYMENT("deployments", "deployment.kubernetes.io/revision", "pod-template-hash", "rollingUpdate"),
    ROLLOUT("rollouts", "rollout.argoproj.io/revision", "rollouts-pod-template-hash", "canary");

    private final String plural;
    private final String revisionAnnotation;
    private final String hashLabel;
    private final String strategy;

    Family(String plural, String revisionAnnotation, String hashLabel, String strategy) {
        this.plural = plural;
        this.revisionAnnotation = revisionAnnotation;
        this.hashLabel = hashLabel;
        this.strategy = strategy;
    }

    /** What their controllers add to the labels of a template. */
    static List<String> hashLabels() {
        return Arrays.stream(values()).map(Family::hashLabel).toList();
    }

    String plural() {
        return plural;
    }

    String revisionAnnotation() {
        return revisionAnnotation;
    }

    String hashLabel() {
        return hashLabel;
    }

    /** Where their spec says how many Pods may come and go at once. */
    String strategy() {
        return strategy;
    }

    int revision(ObjectNode replicaSet) {
        return ObjectMeta.annotation(replicaSet, revisionAnnotation)
                .map(Integer::parseInt)
                .orElse(0);
    }
}
