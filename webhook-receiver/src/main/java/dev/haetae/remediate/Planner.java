package dev.haetae.remediate;

import dev.haetae.contract.Action;
import dev.haetae.contract.Observation;
import dev.haetae.contract.State;
import dev.haetae.contract.Target;
import dev.haetae.dispatch.Dispatch;
import dev.haetae.incident.Incident;
import dev.haetae.incident.Progress;
import dev.haetae.policy.Guardrails;
import dev.haetae.policy.Naming;
import dev.haetae.policy.Order;
import dev.haetae.policy.Playbook;
import dev.haetae.policy.Policies;
import dev.haetae.policy.Step;
import dev.haetae.policy.Window;
import dev.haetae.triage.Episode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Turns a step into a concrete action on a target as it is now, and puts it before the guardrails. Writes nothing. */
final class Planner {

    /** When to look again at what could not be seen. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

    private final Policies policies;
    private final Grounds grounds;
    private final Dispatch dispatch;
    private final Ledger ledger;
    private final Footprint footprint;
    private final String cluster;

    Planner(Policies policies, Grounds grounds, Dispatch dispatch, Ledger ledger, Footprint footprint, String cluster) {
        this.policies = policies;
        this.grounds = grounds;
        this.dispatch = dispatch;
        this.ledger = ledger;
        this.footprint = footprint;
        this.cluster = cluster;
    }

    Proposal propose(Incident incident, Progress.Planning planning, Playbook playbook, Instant now) {
        return switch (grounds.of(incident, now)) {
            case Ground.Gone gone -> new Proposal.NotNeeded(gone.because(), othersFire(incident));
            case Ground.Unconfirmed unconfirmed -> new Proposal.Unconfirmed(unconfirmed.because());
            case Ground.Silenced silenced ->
                new Proposal.Later(silenced.because(), now.plus(LOOK_AGAIN), null, List.of());
            case Ground.Firm firm -> onFirmGround(incident, planning, playbook, firm.alert(), now);
        };
    }

    private boolean othersFire(Incident incident) {
        return incident.firing() > 0 && !grounds.stillFires(incident);
    }

    private Proposal onFirmGround(
            Incident incident, Progress.Planning planning, Playbook playbook, Episode alert, Instant now) {
        if (playbook.steps().get(planning.step()).order() instanceof Order.Awaiting awaiting) {
            return new Proposal.Denied(Why.FUNCTION_MISSING.because(awaiting.verb()), null, List.of());
        }
        return switch (policies.target(playbook, alert.alert(), cluster)) {
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
        if (action instanceof Action.Scale scale
                && scale.replicas() == scale.expected().desired()) {
            return new Proposal.Denied(Why.AT_LIMIT.because(target.name(), scale.replicas()), null, List.of());
        }
        return guarded(incident, playbook, step, action, now);
    }

    private Action action(String id, Step step, Target target, State state, Instant now) {
        Instant notAfter = now.plus(policies.guardrails().staleAfter());
        return switch (state) {
            case State.Replicas seen ->
                switch (step.order()) {
                    case Order.Scale scale -> new Action.Scale(id, target, replicas(scale, step, seen), seen, notAfter);
                    case Order.Awaiting awaiting ->
                        throw new IllegalStateException(awaiting.verb() + " was not denied");
                };
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

    private Proposal guarded(Incident incident, Playbook playbook, Step step, Action action, Instant now) {
        Ledger.Read lock = ledger.lock(action.target());
        Ledger.Read coolDown = ledger.coolDown(playbook.name(), action.target());
        List<Verdict> verdicts = Guardrail.judgeAll(new Guardrail.Request(
                incident.id(),
                action,
                step.limits(),
                policies.calendar().at(now).in(Window.Kind.MAINTENANCE),
                playbook.inMaintenance(),
                coolDown.mark(),
                lock.mark(),
                now));
        return verdicts.stream()
                .filter(Verdict.Denied.class::isInstance)
                .map(Verdict.Denied.class::cast)
                .findFirst()
                .map(denied -> denied(denied, action, verdicts))
                .orElseGet(() -> {
                    Guardrails guardrails = policies.guardrails();
                    var locked = lock.write(new Ledger.Mark(incident.id(), now.plus(guardrails.lockFor())));
                    var cooling = coolDown.write(new Ledger.Mark(
                            incident.id(), now.plus(step.limits().coolDown())));
                    return new Proposal.Allowed(action, verdicts, locked.andThen(cooling));
                });
    }

    private static Proposal denied(Verdict.Denied denied, Action action, List<Verdict> verdicts) {
        return denied.until()
                .<Proposal>map(until -> new Proposal.Later(denied.because(), until, action, verdicts))
                .orElseGet(() -> new Proposal.Denied(denied.because(), action, verdicts));
    }
}
