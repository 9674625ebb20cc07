package dev.haetae.remediate;

import dev.haetae.incident.Incident;
import dev.haetae.incident.Incidents;
import dev.haetae.incident.Progress;
import dev.haetae.incident.State;
import dev.haetae.incident.Stored;
import dev.haetae.incident.Transition;
import dev.haetae.policy.Playbook;
import dev.haetae.timer.Claim;
import dev.haetae.timer.Timer;
import dev.haetae.timer.TimerHandler;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/** Decides an incident's next step: on a target as it is now, under the guardrails, in the playbook's mode. */
final class PlanHandler implements TimerHandler {

    private static final int ATTEMPTS = 50;

    private final Incidents incidents;
    private final Playbooks playbooks;
    private final Planner planner;
    private final Conduct conduct;
    private final InstantSource clock;

    PlanHandler(Incidents incidents, Playbooks playbooks, Planner planner, Conduct conduct, InstantSource clock) {
        this.incidents = incidents;
        this.playbooks = playbooks;
        this.planner = planner;
        this.conduct = conduct;
        this.clock = clock;
    }

    @Override
    public Set<Timer.Kind> kinds() {
        return Set.of(Timer.Kind.PLAN);
    }

    @Override
    public void fire(Claim claim) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Stored> stored = incidents.find(claim.timer().subject());
            if (stored.isEmpty()) {
                incidents.change(claim, clock.instant(), transition -> {});
                return;
            }
            if (plan(stored.get(), claim)) {
                return;
            }
        }
        throw new IllegalStateException("incident " + claim.timer().subject() + " kept changing while it was planned");
    }

    /** False when the incident or the ledger changed meanwhile: then everything is looked at again. */
    private boolean plan(Stored stored, Claim claim) {
        Instant now = clock.instant();
        Transition transition = Transition.of(stored, now).alongside(claim::settle);
        Incident incident = stored.incident();
        if (incident.progress() instanceof Progress.Planning planning && mayPlan(incident)) {
            decide(transition, planning, now);
        }
        return incidents.commit(transition) || !incidents.holds(claim);
    }

    private static boolean mayPlan(Incident incident) {
        return !incident.isHeld() && !incident.state().isOver() && incident.state() != State.SUBSUMED;
    }

    private void decide(Transition transition, Progress.Planning planning, Instant now) {
        Optional<Playbook> playbook = playbooks.of(transition.incident());
        if (playbook.isEmpty()) {
            conduct.handOver(transition, playbooks.missing(transition.incident().plan()));
            return;
        }
        transition.by(playbook.get().steps().get(planning.step()).rule());
        Proposal proposal = planner.propose(transition.incident(), planning, playbook.get(), now);
        conduct.follow(transition, planning, playbook.get(), proposal);
    }
}
