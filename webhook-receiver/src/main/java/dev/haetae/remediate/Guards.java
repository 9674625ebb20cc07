package dev.haetae.remediate;

import dev.haetae.contract.Action;
import dev.haetae.incident.Incident;
import dev.haetae.policy.Playbook;
import dev.haetae.policy.Policies;
import dev.haetae.policy.Step;
import dev.haetae.policy.Window;
import dev.haetae.store.Batch;
import dev.haetae.store.Store;
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

    Guards(Policies policies, Store store) {
        this.policies = policies;
        this.ledger = new Ledger(store);
        this.pauses = new Pauses(store);
        this.counts = new ActionCounts(store, policies.guardrails().perHour());
    }

    /** The pause that holds the incident, if any. */
    Optional<Proposal> paused(Incident incident, Instant now) {
        return paused(pauses.of(incident, now));
    }

    private static Optional<Proposal> paused(Pauses.Seen switches) {
        return switches.pause().map(pause -> new Proposal.Paused(pause, switches::expect));
    }

    Proposal judge(Incident incident, Playbook playbook, Step step, Action action, Instant now) {
        Read read = new Read(
                ledger.busy(action.target(), now),
                ledger.lock(action.target()),
                ledger.coolDown(playbook.name(), action.target()),
                counts.of(incident, action, now),
                pauses.of(incident, now));
        List<Verdict> verdicts = Guardrail.judgeAll(request(incident, playbook, step, action, read, now));
        return verdicts.stream()
                .filter(Verdict.Denied.class::isInstance)
                .map(Verdict.Denied.class::cast)
                .findFirst()
                .map(denied -> paused(read.switches()).orElseGet(() -> denied(denied, action, verdicts)))
                .orElseGet(() -> new Proposal.Allowed(action, verdicts, reserve(incident, step, action, read, now)));
    }

    private Guardrail.Request request(
            Incident incident, Playbook playbook, Step step, Action action, Read read, Instant now) {
        return new Guardrail.Request(
                incident.id(),
                action,
                step.limits(),
                read.switches().pause(),
                policies.calendar().at(now).in(Window.Kind.MAINTENANCE),
                playbook.inMaintenance(),
                read.coolDown().mark(),
                read.lock().mark(),
                read.busy(),
                read.counts(),
                policies.guardrails(),
                step.rule(),
                now);
    }

    private Consumer<Batch.Builder> reserve(Incident incident, Step step, Action action, Read read, Instant now) {
        Ledger.Mark locked =
                new Ledger.Mark(incident.id(), now.plus(policies.guardrails().lockFor()));
        Ledger.Mark cooling =
                new Ledger.Mark(incident.id(), now.plus(step.limits().coolDown()));
        return read.lock()
                .write(locked)
                .andThen(read.busy().take(locked))
                .andThen(read.coolDown().write(cooling))
                .andThen(ActionCounts.reserve(read.counts(), action, now))
                .andThen(read.switches()::expect);
    }

    private static Proposal denied(Verdict.Denied denied, Action action, List<Verdict> verdicts) {
        return denied.until()
                .<Proposal>map(until -> new Proposal.Later(denied.because(), until, action, verdicts))
                .orElseGet(() -> new Proposal.Denied(denied.because(), action, verdicts));
    }
}
