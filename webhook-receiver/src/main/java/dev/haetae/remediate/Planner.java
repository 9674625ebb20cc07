package dev.haetae.remediate;

import dev.haetae.contract.Action;
import dev.haetae.contract.Observation;
import dev.haetae.contract.State;
import dev.haetae.contract.Target;
import dev.haetae.dispatch.Dispatch;
import dev.haetae.incident.Incident;
import dev.haetae.incident.Progress;
import dev.haetae.policy.Naming;
import dev.haetae.policy.Order;
import dev.haetae.policy.Playbook;
import dev.haetae.policy.Policies;
import dev.haetae.policy.Step;
import dev.haetae.triage.Episode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Turns a step into a concrete action on a target as it is now, and puts it before the guardrails. Writes nothing. */
final class Planner {

    /** When to look again at what could not be seen. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

    private final Policies policies;
    private final Grounds grounds;
    private final Dispatch dispatch;
    private final Guards guards;
    private final Footprint footprint;
    private final String cluster;

    Planner(Policies policies, Grounds grounds, Dispatch dispatch, Guards guards, Footprint footprint, String cluster) {
        this.policies = policies;
        this.grounds = grounds;
        this.dispatch = dispatch;
        this.guards = guards;
        this.footprint = footprint;
        this.cluster = cluster;
    }

    Proposal propose(Incident incident, Progress.Planning planning, Playbook playbook, Instant now) {
        return switch (grounds.of(incident, now)) {
            case Ground.Gone gone -> new Proposal.NotNeeded(gone.because(), othersFire(incident));
            case Ground.Unconfirmed unconfirmed -> new Proposal.Unconfirmed(unconfirmed.because());
            case Ground.Silenced silenced ->
                new Proposal.Later(silenced.because(), now.plus(LOOK_AGAIN), null, List.of());
            case Ground.Firm firm -> unlessPaused(incident, planning, playbook, firm.alert(), now);
        };
    }

    /** Asked before anything could be denied: the ladder must not climb while it is held. */
    private Proposal unlessPaused(
            Incident incident, Progress.Planning planning, Playbook playbook, Episode alert, Instant now) {
        return guards.paused(incident, now).orElseGet(() -> onFirmGround(incident, planning, playbook, alert, now));
    }

    private boolean othersFire(Incident incident) {
        return incident.firing() > 0 && !grounds.stillFires(incident);
    }

    private Proposal onFirmGround(
            Incident incident, Progress.Planning planning, Playbook playbook, Episode alert, Instant now) {
        if (playbook.steps().get(planning.step()).order() instanceof Order.Awaiting awaiting) {
            return new Proposal.Denied(Why.FUNCTION_MISSING.because(awaiting.verb()), null, List.of());
        }
        Order order = playbook.steps().get(planning.step()).order();
        return switch (policies.target(playbook, order, alert.alert(), cluster)) {
            case Naming.Unnamed unnamed -> new Proposal.Denied(unnamed.because(), null, List.of());
            case Naming.Named named -> observed(incident, planning, playbook, named.target(), now);
        };
    }

    private Proposal observed(
            Incident incident, Progress.Planning planning, Playbook playbook, Target target, Instant now) {
        Step step = playbook.steps().get(planning.step());
        return switch (dispatch.observe(step.order().verb(), target)) {
            case Observation.Owned owned ->
                new Proposal.Denied(Why.TARGET_OWNED.because(target, owned.owner()), null, List.of());
            case Observation.Absent absent ->
                new Proposal.Denied(Why.TARGET_ABSENT.because(absent.detail()), null, List.of());
            case Observation.Unclear unclear -> unclear(target, unclear, now);
            case Observation.Found found
            when footprint.isDisturbed(incident, target, found.state()) ->
                new Proposal.HandsOff(Why.FOREIGN_CHANGE.because(target));
            case Observation.Found found -> ordered(incident, planning, playbook, target, found.state(), now);
        };
    }

    private static Proposal unclear(Target target, Observation.Unclear unclear, Instant now) {
        var because = Why.TARGET_UNCLEAR.because(target, unclear.detail());
        return unclear.retryable()
                ? new Proposal.Later(because, now.plus(LOOK_AGAIN), null, List.of())
                : new Proposal.Denied(because, null, List.of());
    }

    private Proposal ordered(
            Incident incident, Progress.Planning planning, Playbook playbook, Target target, State state, Instant now) {
        Step step = playbook.steps().get(planning.step());
        String id = "%s/%d.%d".formatted(incident.id(), planning.step(), planning.round());
        Action action = action(id, step, target, state, now);
        if (action.isReachedBy(state)) {
            return new Proposal.Denied(Why.AT_LIMIT.because(target.name(), state.describe()), null, List.of());
        }
        return guards.judge(incident, playbook, step, action, now);
    }

    private Action action(String id, Step step, Target target, State state, Instant now) {
        Instant notAfter = now.plus(policies.guardrails().staleAfter());
        return switch (step.order()) {
            case Order.Scale scale -> {
                State.Replicas seen = (State.Replicas) state;
                yield new Action.Scale(id, target, replicas(scale, step, seen), seen, notAfter);
            }
            case Order.Restart restart ->
                new Action.Restart(id, target, now.truncatedTo(ChronoUnit.MILLIS), restart.batch(), state, notAfter);
            case Order.Awaiting awaiting -> throw new IllegalStateException(awaiting.verb() + " was not denied");
        };
    }

    /** A relative order goes as far as the limits; an absolute one beyond them is left for the guardrail to deny. */
    private static int replicas(Order.Scale order, Step step, State.Replicas seen) {
        int wanted = order.replicasFrom(seen.desired());
        if (order.change() instanceof Order.Change.To) {
            return wanted;
        }
        return wanted > seen.desired()
                ? Math.max(seen.desired(), Math.min(wanted, step.limits().ceiling()))
                : Math.min(seen.desired(), Math.max(wanted, step.limits().floor()));
    }
}
