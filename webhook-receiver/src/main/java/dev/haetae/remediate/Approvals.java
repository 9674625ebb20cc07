package dev.haetae.remediate;

import dev.haetae.contract.Action;
import dev.haetae.inbox.Delivery;
import dev.haetae.incident.Actor;
import dev.haetae.incident.Happening;
import dev.haetae.incident.Incident;
import dev.haetae.incident.Incidents;
import dev.haetae.incident.Progress;
import dev.haetae.incident.Transition;
import dev.haetae.policy.Because;
import dev.haetae.timer.Claim;
import dev.haetae.timer.Timer;
import dev.haetae.timer.TimerHandler;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/** A person's yes or no to one step of one incident: single use, and expiring to people. */
public final class Approvals implements TimerHandler {

    private final Incidents incidents;
    private final Conduct conduct;
    private final InstantSource clock;

    Approvals(Incidents incidents, Conduct conduct, InstantSource clock) {
        this.incidents = incidents;
        this.conduct = conduct;
        this.clock = clock;
    }

    /** {@code <incident>.<hash>}: names the incident, and cannot be guessed for a step that was not asked about. */
    static String id(Action action) {
        String incident = action.id().substring(0, action.id().indexOf('/'));
        return incident + "." + Delivery.hash(action.toString()).substring(0, 12);
    }

    /** A person agreed to one order on a target as it was shown; on another, or a changed one, they are asked again. */
    static boolean covers(Action approved, Action planned) {
        return approved != null
                && approved.target().equals(planned.target())
                && planned.hasAimOf(approved)
                && approved.expected().sameAs(planned.expected());
    }

    @Override
    public Set<Timer.Kind> kinds() {
        return Set.of(Timer.Kind.EXPIRE);
    }

    @Override
    public void fire(Claim claim) {
        incidents.change(
                claim,
                clock.instant(),
                transition -> asked(transition, claim.timer().token())
                        .ifPresent(approval -> conduct.handOver(transition, Why.APPROVAL_EXPIRED.because())));
    }

    /** The incident after it, or nothing when that approval is not asked for (any more). */
    public Optional<Incident> approve(String approval, Actor person) {
        return answer(approval, (transition, asked) -> {
            Because because = Why.APPROVED.because(person.id());
            transition
                    .record(person, because, new Happening.ApprovalGiven(asked.step(), approval))
                    .set(Timer.Kind.PLAN, transition.at(), asked.step() + ".approved");
        });
    }

    public Optional<Incident> reject(String approval, Actor person) {
        return answer(
                approval,
                (transition, asked) ->
                        transition.record(person, Why.REJECTED.because(person.id()), new Happening.HandedOver()));
    }

    private interface Answer {
        void give(Transition transition, Progress.Approval asked);
    }

    private Optional<Incident> answer(String approval, Answer answer) {
        String incident = approval.contains(".") ? approval.substring(0, approval.indexOf('.')) : approval;
        boolean[] given = {false};
        Optional<Incident> changed = incidents.change(incident, clock.instant(), transition -> {
            Optional<Progress.Approval> asked =
                    asked(transition, approval).filter(found -> transition.at().isBefore(found.until()));
            given[0] = asked.isPresent();
            asked.ifPresent(found -> answer.give(transition, found));
        });
        return changed.filter(found -> given[0]);
    }

    private static Optional<Progress.Approval> asked(Transition transition, String approval) {
        return !transition.incident().state().isOver()
                        && transition.incident().progress() instanceof Progress.Approval asked
                        && asked.approval().equals(approval)
                ? Optional.of(asked)
                : Optional.empty();
    }
}
