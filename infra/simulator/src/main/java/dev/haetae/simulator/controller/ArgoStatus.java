package dev.haetae.simulator.controller;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.haetae.simulator.store.ObjectMeta;
import dev.haetae.simulator.store.Selector;

/** What a Rollout says of itself beyond what a Deployment does: its phase, and which revision is the stable one. */
record ArgoStatus(Deployment rollout, DeploymentStatus counted) {

    private static final String STABLE = "stableRS";
    private static final String CURRENT = "currentPodHash";

    /** The hash of the last revision that was whole; empty before the first. */
    static String stable(Deployment rollout) {
        return rollout.object().path("status").path(STABLE).asText();
    }

    /** An abort is of one template: another one begins anew. */
    static boolean goesBack(Deployment rollout) {
        return rollout.isAborted() && !stable(rollout).isEmpty() && !isNewTemplate(rollout);
    }

    void writeTo(ObjectNode object) {
        boolean aborted = rollout.isAborted() && !isNewTemplate(rollout);
        ObjectNode status = object.withObject("/status");
        // As Argo has it: a text.
        status.put("observedGeneration", Long.toString(ObjectMeta.generation(object)));
        status.put("selector", Selector.asExpression(object.path("spec").path("selector")));
        status.put(CURRENT, hash());
        if (counted.isComplete() && !aborted && !rollout.isPaused()) {
            status.put(STABLE, hash());
        }
        writePhase(status, aborted, Conditions.isTrue(object, "Progressing"));
    }

    private void writePhase(ObjectNode status, boolean aborted, boolean progressing) {
        if (aborted) {
            status.put("phase", "Degraded").put("message", "RolloutAborted: Rollout aborted update");
            return;
        }
        status.remove("abort");
        status.remove("message");
        status.put("phase", phase(progressing));
    }

    private String phase(boolean progressing) {
        if (rollout.isPaused()) {
            return "Paused";
        }
        return counted.isComplete() ? "Healthy" : progressing ? "Progressing" : "Degraded";
    }

    private static boolean isNewTemplate(Deployment rollout) {
        return !rollout.object().path("status").path(CURRENT).asText().equals(TemplateHash.of(rollout.template()));
    }

    private String hash() {
        return TemplateHash.of(rollout.template());
    }
}
