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

    /** Empty when it is gone, or its ladder or recovery is of another length: nobody could say which step comes next. */
    Optional<Playbook> of(Incident incident) {
        return incident.ifPlanned()
                .flatMap(plan -> named(plan.playbook())
                        .filter(playbook ->
                                playbook.steps().size() == plan.steps() && playbook.recovery() == plan.recovery()));
    }

    /** Why there is none. */
    Because missing(Incident.Plan plan) {
        return named(plan.playbook())
                .map(playbook -> Why.PLAYBOOK_CHANGED.because(
                        playbook.name(), playbook.steps().size(), playbook.recovery(), plan.steps(), plan.recovery()))
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
