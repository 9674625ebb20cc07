package dev.haetae.remediate;

import dev.haetae.contract.Action;
import dev.haetae.contract.Custody;
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
import dev.haetae.triage.Episode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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
            case Ground.InHand inHand -> new Proposal.HandsOff(inHand.because());
            case Ground.Silenced silenced ->
                new Proposal.Later(silenced.because(), now.plus(LOOK_AGAIN), null, List.of());
            case Ground.Firm(Episode alert) -> unlessPaused(new Planned(incident, planning, playbook, alert), now);
        };
    }

    /** Asked before anything could be denied: the ladder must not climb while it is held. */
    private Proposal unlessPaused(Planned planned, Instant now) {
        return guards.paused(planned.incident(), now).orElseGet(() -> onFirmGround(planned, now));
    }

    private boolean othersFire(Incident incident) {
        return incident.firing() > 0 && !grounds.stillFires(incident);
    }

    private Proposal onFirmGround(Planned planned, Instant now) {
        Order order = planned.step().order();
        return switch (policies.target(
                planned.playbook(), order, planned.alert().alert(), cluster)) {
            case Naming.Unnamed unnamed -> new Proposal.Denied(unnamed.because(), null, List.of());
            case Naming.Named named -> observed(planned, named.target(), now);
        };
    }

    private Proposal observed(Planned planned, Target target, Instant now) {
        return switch (look(planned, target)) {
            case Observation.Owned owned -> owned(planned, target, owned, now);
            case Observation.Absent absent ->
                new Proposal.Denied(Why.TARGET_ABSENT.because(absent.detail()), null, List.of());
            case Observation.Unclear unclear -> unclear(target, unclear, now);
            case Observation.Found found ->
                found(planned, target, found, draft(planned, target, found.state(), now), now);
        };
    }

    private Observation look(Planned planned, Target target) {
        return dispatch.observe(planned.step().order().verb(), target);
    }

    private static Proposal unclear(Target target, Observation.Unclear unclear, Instant now) {
        var because = Why.TARGET_UNCLEAR.because(target, unclear.detail());
        return unclear.retryable()
                ? new Proposal.Later(because, now.plus(LOOK_AGAIN), null, List.of())
                : new Proposal.Denied(because, null, List.of());
    }

    /** What an autoscaler owns is moved by its floor, where that is nobody else's. */
    private Proposal owned(Planned planned, Target target, Observation.Owned owned, Instant now) {
        var because = Why.TARGET_OWNED.because(target, owned.owner());
        if (owned.lever() == null
                || !(planned.step().order() instanceof Order.Scale order)
                || !(owned.state() instanceof State.Replicas workload)) {
            return new Proposal.Denied(because, null, List.of());
        }
        return switch (look(planned, owned.lever())) {
            case Observation.Found(State.Replicas floor, Custody custody) ->
                found(
                        planned,
                        owned.lever(),
                        new Observation.Found(floor, custody.and(owned.custody())),
                        Draft.floor(seen(planned, owned.lever(), floor, now), order, workload, floor),
                        now);
            case Observation.Unclear unclear -> unclear(owned.lever(), unclear, now);
            case Observation.Owned other ->
                new Proposal.Denied(Why.TARGET_OWNED.because(owned.lever(), other.owner()), null, List.of());
            default -> new Proposal.Denied(because, null, List.of());
        };
    }

    private Draft draft(Planned planned, Target target, State state, Instant now) {
        return Draft.of(seen(planned, target, state, now));
    }

    private Draft.Seen seen(Planned planned, Target target, State state, Instant now) {
        return new Draft.Seen(
                planned.action(),
                planned.step(),
                target,
                state,
                planned.alert().alert(),
                now,
                now.plus(policies.guardrails().staleAfter()),
                now.plus(policies.guardrails().raisedFor()),
                policies.guardrails().blastRadius().percentOfPods());
    }

    private Proposal found(Planned planned, Target target, Observation.Found found, Draft draft, Instant now) {
        return switch (draft) {
            case Draft.Impossible impossible -> new Proposal.Denied(impossible.because(), null, List.of());
            case Draft.Drawn(Action action)
            when action.leavesTargetAlone() -> guards.judge(planned, action, found.custody(), now);
            case Draft.Drawn(Action action)
            when planned.incident().isRecovering() && footprint.isDone(planned.incident(), action) ->
                new Proposal.DoneAlready(Why.RECOVERED_ALREADY.because(action.describe()), false);
            case Draft.Drawn(Action action) -> onlyOurs(planned, target, found, action, now);
        };
    }

    private Proposal onlyOurs(Planned planned, Target target, Observation.Found found, Action action, Instant now) {
        return hands(planned, target, found, action, now).orElseGet(() -> ordered(planned, found, action, now));
    }

    /** Other hands than ours on the target, as far as it shows them. */
    private Optional<Proposal> hands(
            Planned planned, Target target, Observation.Found found, Action action, Instant now) {
        if (footprint.isDisturbed(planned.incident(), target, found.state())) {
            return Optional.of(new Proposal.HandsOff(Why.FOREIGN_CHANGE.because(target)));
        }
        return footprint
                .handsOn(
                        planned.incident(),
                        found.custody(),
                        action,
                        now.minus(policies.guardrails().handsOff()))
                .map(because -> new Proposal.HandsOff(because));
    }

    private Proposal ordered(Planned planned, Observation.Found found, Action action, Instant now) {
        return action.isReachedBy(found.state())
                ? reached(action, found.state(), now)
                : guards.judge(planned, action, found.custody(), now);
    }

    /** What bridged the same failure before stands until its time is over: the ladder goes on from there. */
    private Proposal reached(Action action, State seen, Instant now) {
        String name = action.target().name();
        return guards.standing(action, now)
                .<Proposal>map(mark -> new Proposal.DoneAlready(
                        Why.STANDS_ALREADY.because(name, seen.describe(), mark.incident()), true))
                .orElseGet(() -> new Proposal.Denied(Why.AT_LIMIT.because(name, seen.describe()), null, List.of()));
    }
}
