package dev.haetae.remediate;

import dev.haetae.incident.Incident;
import dev.haetae.policy.Because;
import dev.haetae.policy.Playbook;
import dev.haetae.policy.Policies;
import dev.haetae.policy.Step;
import java.util.Optional;

/** The playbook that an incident runs, as it is loaded now. */
final class Playbooks {

    private final Policies policies;

    Playbooks(Policies policies) {
        this.policies = policies;
    }

    /** Empty when it is gone, or a ladder of another length: then nobody could say which of its steps comes next. */
    Optional<Playbook> of(Incident incident) {
        return incident.ifPlanned()
                .flatMap(plan -> named(plan.playbook())
                        .filter(playbook -> playbook.steps().size() == plan.steps()));
    }

    /** Why there is none. */
    Because missing(Incident.Plan plan) {
        return named(plan.playbook())
                .map(playbook -> Why.PLAYBOOK_CHANGED.because(
                        playbook.name(), playbook.steps().size(), plan.steps()))
                .orElseGet(() -> Why.PLAYBOOK_GONE.because(plan.playbook()));
    }

    private Optional<Playbook> named(String name) {
        return policies.playbooks().stream()
                .filter(playbook -> playbook.name().equals(name))
                .findFirst();
    }

    Optional<Step> step(Incident incident) {
        return of(incident)
                .map(playbook -> playbook.steps().get(incident.progress().step()));
    }
}
