package dev.haetae.remediate;

import dev.haetae.contract.Action;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.Refusal;
import dev.haetae.contract.Target;
import dev.haetae.dispatch.Dispatch;
import dev.haetae.incident.Actor;
import dev.haetae.incident.Happening;
import dev.haetae.incident.Incident;
import dev.haetae.incident.Incidents;
import dev.haetae.incident.Progress;
import dev.haetae.incident.Stored;
import dev.haetae.incident.Transition;
import dev.haetae.policy.Because;
import dev.haetae.timer.Claim;
import dev.haetae.timer.Timer;
import dev.haetae.timer.TimerHandler;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/**
 * Takes back what an action did: because its time is over, or because it made things worse. What it was before stands in
 * the timeline, so that a crash loses no way back; the order is given again until its answer is known. Nobody's later
 * change is overwritten: the function refuses then, and the refusal is told.
 */
final class TakeBackHandler implements TimerHandler {

    private static final Duration AGAIN = Duration.ofSeconds(30);

    /** I6: after 30 min people look after it themselves. */
    private static final int TRIES = 60;

    private final Incidents incidents;
    private final Pauses pauses;
    private final Ledger ledger;
    private final Dispatch dispatch;
    private final InstantSource clock;

    TakeBackHandler(Incidents incidents, Pauses pauses, Ledger ledger, Dispatch dispatch, InstantSource clock) {
        this.incidents = incidents;
        this.pauses = pauses;
        this.ledger = ledger;
        this.dispatch = dispatch;
        this.clock = clock;
    }

    @Override
    public Set<Timer.Kind> kinds() {
        return Set.of(Timer.Kind.TAKE_BACK);
    }

    @Override
    public void fire(Claim claim) {
        Instant now = clock.instant();
        Optional<Incident> incident = incidents.find(claim.timer().subject()).map(Stored::incident);
        Optional<Undoing> undoing = incident.flatMap(found ->
                Undoing.of(incidents.timeline(found.id()), claim.timer().token(), now));
        Optional<Action> order = undoing.flatMap(found -> order(found, claim));
        if (order.isPresent() && waits(incident.get(), order.get(), now)) {
            incidents.change(claim, now, transition -> again(transition, claim));
            return;
        }
        Optional<Outcome> outcome = order.map(dispatch::apply);
        incidents.change(
                claim,
                clock.instant(),
                transition ->
                        outcome.ifPresent(answer -> follow(transition, claim, undoing.get(), order.get(), answer)));
    }

    private static Optional<Action> order(Undoing undoing, Claim claim) {
        Instant notAfter = claim.until().minus(ActHandler.WRITE_TAKES);
        return undoing.action().undo(undoing.left(), Undoing.id(claim.timer().token()), notAfter);
    }

    /** Whoever is at work on just that goes first; it is taken back when they let go, or when it is over. */
    private boolean waits(Incident incident, Action order, Instant now) {
        boolean heldByPeople = incident.isHeld() && !incident.state().isOver();
        return heldByPeople
                || pauses.of(incident, now).pause().isPresent()
                || isActing(incident, order.target())
                || isLockedByAnother(incident, order.target(), now);
    }

    private static boolean isActing(Incident incident, Target target) {
        return incident.progress() instanceof Progress.Acting acting
                && acting.action().target().equals(target);
    }

    private boolean isLockedByAnother(Incident incident, Target target, Instant now) {
        return ledger.lock(target)
                .mark()
                .filter(mark -> mark.until().isAfter(now) && !mark.incident().equals(incident.id()))
                .isPresent();
    }

    private static void again(Transition transition, Claim claim) {
        transition.set(
                Timer.Kind.TAKE_BACK, transition.at().plus(AGAIN), claim.timer().token());
    }

    private void follow(Transition transition, Claim claim, Undoing undoing, Action undo, Outcome outcome) {
        boolean tryAgain = undoing.tries() < TRIES;
        switch (outcome) {
            case Outcome.Refused refused when isForNow(refused.reason()) -> again(transition, claim);
            case Outcome.Failed failed
            when failed.retryable() && tryAgain -> {
                record(transition, undoing, undo, failed);
                again(transition, claim);
            }
            case Outcome.Failed failed -> {
                record(transition, undoing, undo, new Outcome.Failed(failed.reason(), failed.detail(), false));
                release(transition, undo.target());
            }
            default -> {
                record(transition, undoing, undo, outcome);
                release(transition, undo.target());
            }
        }
    }

    /** People marked the target meanwhile, which holds as a pause does; or the order came too late to be written. */
    private static boolean isForNow(Refusal refusal) {
        return refusal == Refusal.HANDS_OFF || refusal == Refusal.STALE;
    }

    private static void record(Transition transition, Undoing undoing, Action undo, Outcome outcome) {
        Instant end = undoing.action().expires().orElse(Instant.MAX);
        String since = end.isAfter(transition.at()) ? "it made things worse" : "its time is over";
        transition.record(
                Actor.TIMER, because(undo, since, outcome), new Happening.TakenBack(undoing.step(), undo, outcome));
    }

    /** A later step on the same target keeps it locked until its own end. */
    private void release(Transition transition, Target target) {
        boolean stillNeeded = transition.incident().progress() instanceof Progress.Verifying verifying
                && verifying.action().target().equals(target);
        if (!stillNeeded && !isActing(transition.incident(), target)) {
            transition.alongside(
                    Ledger.release(ledger.lock(target), transition.incident().id()));
        }
    }

    private static Because because(Action undo, String since, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Applied applied -> Why.TAKEN_BACK.because(undo.describe(), since);
            case Outcome.AlreadyApplied already -> Why.TAKEN_BACK.because(undo.describe(), since);
            case Outcome.Continue going -> Why.NOT_TAKEN_BACK.because("it is long work");
            case Outcome.Refused refused -> Why.NOT_TAKEN_BACK.because(refused.detail());
            case Outcome.Failed failed -> Why.NOT_TAKEN_BACK.because(failed.detail());
        };
    }
}
