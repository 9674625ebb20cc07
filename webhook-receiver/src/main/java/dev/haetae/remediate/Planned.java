package dev.haetae.remediate;

import dev.haetae.incident.Incident;
import dev.haetae.incident.Progress;
import dev.haetae.policy.Playbook;
import dev.haetae.policy.Step;
import dev.haetae.triage.Episode;

/**
 * The step that is to be decided, and for what.
 *
 * @param alert the one that it stands on
 */
record Planned(Incident incident, Progress.Planning at, Playbook playbook, Episode alert) {

    Step step() {
        return playbook.steps().get(at.step());
    }

    /** The same step of the same incident decided afresh, however often and why, is another order. */
    String action() {
        return "%s/%d.%d".formatted(incident.id(), at.step(), incident.seq());
    }
}
