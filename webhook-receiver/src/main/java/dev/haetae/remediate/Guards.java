package dev.haetae.remediate;

import dev.haetae.contract.Action;
import dev.haetae.contract.Custody;
import dev.haetae.contract.Target;
import dev.haetae.dispatch.Dispatch;
import dev.haetae.incident.Incident;
import dev.haetae.policy.Policies;
import dev.haetae.policy.Step;
import dev.haetae.policy.Window;
import dev.haetae.store.Batch;
import dev.haetae.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Puts an action before the guardrails, with the ledger as it is now, and reserves there what it will use up. */
final class Guards {

    /** The ledger as read. The namespace's work comes first: its version must be older than what was counted. */
    private record Read(
            Ledger.Busy busy,
            Neighbours neighbours,
            Ledger.Read lock,
            Optional<Ledger.Read> workload,
            Ledger.Read standing,
            Ledger.Read coolDown,
            List<ActionCounts.Read> counts,
            Pauses.Seen switches) {}

    private final Policies policies;
    private final Ledger ledger;
    private final Pauses pauses;
    private final ActionCounts counts;
    private final ReleaseGate gate;
    private final Dispatch dispatch;

    Guards(Policies policies, Store store, Figures figures, Dispatch dispatch) {
        this.policies = policies;
        this.dispatch = dispatch;
        this.ledger = new Ledger(store);
        this.pauses = new Pauses(store);
        this.counts = new ActionCounts(store, policies.guardrails().perHour());
        this.gate = new ReleaseGate(policies.guardrails(), figures);
    }

    /** The pause that holds the incident, if any. */
    Optional<Proposal> paused(Incident incident, Instant now) {
        return paused(pauses.of(incident, now));
    }

    private static Optional<Proposal> paused(Pauses.Seen switches) {
        return switches.pause().map(pause -> new Proposal.Paused(pause, switches::expect));
    }

    /** What of the order an earlier one did for a while, as long as that has not been taken back. */
    Optional<Ledger.Mark> standing(Action action, Instant now) {
        return ledger.standing(action).mark().filter(mark -> mark.until().isAfter(now));
    }

    /** What only looks or speaks uses up nothing and gets in nobody's way, so that there is nothing to guard. */
    Proposal judge(Planned planned, Action action, Custody custody, Instant now) {
        return action.leavesTargetAlone() ? Proposal.Allowed.freely(action) : guarded(planned, action, custody, now);
    }

    private Proposal guarded(Planned planned, Action action, Custody custody, Instant now) {
        Incident incident = planned.incident();
        Ledger.Busy busy = ledger.busy(action.target(), incident.id(), now);
        Read read = new Read(
                busy,
                Neighbours.of(action.target(), busy, dispatch),
                ledger.lock(action.target()),
                workload(planned, action).map(ledger::lock),
                ledger.standing(action),
                ledger.coolDown(action.target()),
                counts.of(incident, action, now),
                pauses.of(incident, now));
        List<Verdict> verdicts = Guardrail.judgeAll(request(planned, action, custody, read, now));
        return verdicts.stream()
                .filter(Verdict.Denied.class::isInstance)
                .map(Verdict.Denied.class::cast)
                .findFirst()
                .map(denied -> paused(read.switches()).orElseGet(() -> denied(denied, action, verdicts)))
                .orElseGet(() -> allowed(planned, action, verdicts, read, now));
    }

    private Proposal allowed(Planned planned, Action action, List<Verdict> verdicts, Read read, Instant now) {
        Consent consent = consent(planned, action, now);
        List<Verdict> all =
                Stream.concat(verdicts.stream(), Stream.of(consent.verdict())).toList();
        return new Proposal.Allowed(
                action, all, reserve(planned.incident(), planned.step(), action, read, now), consent.asked());
    }

    /** Whether a person has to agree even where the mode is auto. */
    private Consent consent(Planned planned, Action action, Instant now) {
        return policies.guardrails()
                .asksAPerson(action, planned.incident().severity())
                .<Consent>map(rule -> new Consent.Asked("approval rule %d at %s is for this"
                        .formatted(rule, policies.guardrails().place("approval"))))
                .orElseGet(() -> gate.consent(action, planned.alert().alert(), now));
    }

    private Guardrail.Request request(Planned planned, Action action, Custody custody, Read read, Instant now) {
        Incident incident = planned.incident();
        return new Guardrail.Request(
                incident.id(),
                action,
                planned.step(),
                custody,
                read.switches().pause(),
                policies.calendar().at(now).in(Window.Kind.MAINTENANCE),
                planned.playbook().inMaintenance(),
                read.coolDown().mark(),
                holders(incident.id(), read, now),
                read.standing().others(incident.id(), now),
                read.busy(),
                read.neighbours(),
                read.counts(),
                policies.guardrails(),
                now);
    }

    /** What its order acts on stands for it, but for a pod, an autoscaler or a key beside it: two must not meet there. */
    private Optional<Target> workload(Planned planned, Action action) {
        return policies.workload(
                        planned.playbook(),
                        planned.alert().alert(),
                        action.target().cluster())
                .filter(workload -> !workload.equals(action.target()));
    }

    private static Optional<Ledger.Mark> holders(String incident, Read read, Instant now) {
        return read.lock()
                .others(incident, now)
                .or(() -> read.workload().flatMap(workload -> workload.others(incident, now)));
    }

    private Consumer<Batch.Builder> reserve(Incident incident, Step step, Action action, Read read, Instant now) {
        Instant until = now.plus(lockFor(step));
        String also = read.workload().map(Ledger.Read::key).orElse(null);
        Ledger.Mark locked = new Ledger.Mark(incident.id(), until, also);
        Ledger.Mark cooling = new Ledger.Mark(incident.id(), cooledDown(step, read, now));
        return read.lock()
                .write(locked)
                .andThen(read.workload()
                        .map(workload -> workload.write(new Ledger.Mark(incident.id(), until)))
                        .orElse(batch -> {}))
                .andThen(action.expires()
                        .map(end -> read.standing().write(new Ledger.Mark(incident.id(), end)))
                        .orElse(batch -> {}))
                .andThen(read.busy().take(locked))
                .andThen(read.coolDown().write(cooling))
                .andThen(ActionCounts.reserve(read.counts(), action, now))
                .andThen(read.switches()::expect);
    }

    /** What an earlier step of the ladder asked for stands, where it is longer. */
    private static Instant cooledDown(Step step, Read read, Instant now) {
        Instant end = now.plus(step.limits().coolDown());
        return read.coolDown()
                .mark()
                .map(Ledger.Mark::until)
                .filter(end::isBefore)
                .orElse(end);
    }

    /** Long work keeps its target for as long as its step may take. */
    private Duration lockFor(Step step) {
        Duration usual = policies.guardrails().lockFor();
        return step.deadline().compareTo(usual) > 0 ? step.deadline() : usual;
    }

    private static Proposal denied(Verdict.Denied denied, Action action, List<Verdict> verdicts) {
        return denied.until()
                .<Proposal>map(until -> new Proposal.Later(denied.because(), until, action, verdicts))
                .orElseGet(() -> new Proposal.Denied(denied.because(), action, verdicts));
    }
}
