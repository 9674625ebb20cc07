package dev.haetae.remediate;

import dev.haetae.incident.Incident;
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

    /** Empty when policies were changed such that the incident's step is no longer there. */
    Optional<Playbook> of(Incident incident) {
        return incident.ifPlanned()
                .flatMap(plan -> policies.playbooks().stream()
                        .filter(playbook -> playbook.name().equals(plan.playbook()))
                        .findFirst())
                .filter(playbook ->
                        incident.progress().step() < playbook.steps().size());
    }

    Optional<Step> step(Incident incident) {
        return of(incident)
                .map(playbook -> playbook.steps().get(incident.progress().step()));
    }
}
