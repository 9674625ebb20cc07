package dev.haetae.simulator.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.haetae.simulator.store.ObjectMeta;

/** What a Deployment asks for, or a Rollout, which says most of it in the same words. */
record Deployment(Family family, ObjectNode object) {

    String name() {
        return ObjectMeta.name(object);
    }

    int replicas() {
        return spec().path("replicas").asInt(1);
    }

    JsonNode template() {
        return spec().path("template");
    }

    boolean isPaused() {
        return spec().path("paused").asBoolean();
    }

    boolean isRecreated() {
        return spec().path("strategy").path("type").asText().equals("Recreate");
    }

    /** Told to give its latest revision up, and to go back to the one before. */
    boolean isAborted() {
        return family == Family.ROLLOUT && object.path("status").path("abort").asBoolean();
    }

    /** All Pods of a new revision come first, then those of the old one go. */
    private boolean isDoubled() {
        return spec().path("strategy").has("blueGreen");
    }

    int historyLimit() {
        return spec().path("revisionHistoryLimit").asInt(10);
    }

    int progressDeadlineSeconds() {
        return spec().path("progressDeadlineSeconds").asInt(600);
    }

    /** How many Pods a rollout may have beyond those asked for. */
    int surge() {
        return isDoubled() ? replicas() : isRecreated() ? 0 : share("maxSurge", true);
    }

    /** How many of the Pods asked for a rollout may do without. */
    int unavailable() {
        int unavailable = isDoubled() ? 0 : isRecreated() ? replicas() : share("maxUnavailable", false);
        // A rollout that may neither add nor remove would never move.
        return unavailable == 0 && surge() == 0 ? 1 : unavailable;
    }

    private int share(String field, boolean roundUp) {
        JsonNode value = spec().path("strategy").path(family.strategy()).path(field);
        if (value.isInt()) {
            return value.asInt();
        }
        double share = Integer.parseInt(value.asText("25%").replace("%", "")) / 100.0 * replicas();
        return (int) (roundUp ? Math.ceil(share) : Math.floor(share));
    }

    private JsonNode spec() {
        return object.path("spec");
    }
}
