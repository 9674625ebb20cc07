package dev.haetae.remediate;

import dev.haetae.contract.Action;
import dev.haetae.contract.Custody;
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

/** Puts an action before the guardrails, with the ledger as it is now, and reserves there what it will use up. */
final class Guards {

    /** The ledger as read. The namespace's work comes first: its version must be older than what was counted. */
    private record Read(
            Ledger.Busy busy,
            Ledger.Read lock,
            Ledger.Read coolDown,
            List<ActionCounts.Read> counts,
            Pauses.Seen switches) {}

    private final Policies policies;
    private final Ledger ledger;
    private final Pauses pauses;
    private final ActionCounts counts;
    private final ReleaseGate gate;

    Guards(Policies policies, Store store, Figures figures) {
        this.policies = policies;
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

    /** What only looks or speaks uses up nothing and gets in nobody's way, so that there is nothing to guard. */
    Proposal judge(Planned planned, Action action, Custody custody, Instant now) {
        return action.leavesTargetAlone() ? Proposal.Allowed.freely(action) : guarded(planned, action, custody, now);
    }

    private Proposal guarded(Planned planned, Action action, Custody custody, Instant now) {
        Incident incident = planned.incident();
        Read read = new Read(
                ledger.busy(action.target(), now),
                ledger.lock(action.target()),
                ledger.coolDown(planned.playbook().name(), action.target()),
                counts.of(incident, action, now),
                pauses.of(incident, now));
        List<Verdict> verdicts = Guardrail.judgeAll(request(planned, action, custody, read, now));
        return verdicts.stream()
                .filter(Verdict.Denied.class::isInstance)
                .map(Verdict.Denied.class::cast)
                .findFirst()
                .map(denied -> paused(read.switches()).orElseGet(() -> denied(denied, action, verdicts)))
                .orElseGet(() -> new Proposal.Allowed(
                        action,
                        verdicts,
                        reserve(incident, planned.step(), action, read, now),
                        asks(planned, action, now)));
    }

    /** Why a person has to agree even where the mode is auto, if so. */
    private Optional<String> asks(Planned planned, Action action, Instant now) {
        return policies.guardrails()
                .asksAPerson(action, planned.incident().severity())
                .map(rule -> "approval rule %d at %s is for this"
                        .formatted(rule, policies.guardrails().place("approval")))
                .or(() -> gate.asks(action, planned.alert().alert(), now));
    }

    private Guardrail.Request request(Planned planned, Action action, Custody custody, Read read, Instant now) {
        return new Guardrail.Request(
                planned.incident().id(),
                action,
                planned.step(),
                custody,
                read.switches().pause(),
                policies.calendar().at(now).in(Window.Kind.MAINTENANCE),
                planned.playbook().inMaintenance(),
                read.coolDown().mark(),
                read.lock().mark(),
                read.busy(),
                read.counts(),
                policies.guardrails(),
                now);
    }

    private Consumer<Batch.Builder> reserve(Incident incident, Step step, Action action, Read read, Instant now) {
        Ledger.Mark locked = new Ledger.Mark(incident.id(), now.plus(lockFor(step)));
        Ledger.Mark cooling =
                new Ledger.Mark(incident.id(), now.plus(step.limits().coolDown()));
        return read.lock()
                .write(locked)
                .andThen(read.busy().take(locked))
                .andThen(read.coolDown().write(cooling))
                .andThen(ActionCounts.reserve(read.counts(), action, now))
                .andThen(read.switches()::expect);
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
