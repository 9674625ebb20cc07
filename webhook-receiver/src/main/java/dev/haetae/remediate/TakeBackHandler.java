package dev.haetae.remediate;

import dev.haetae.contract.Action;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.State;
import dev.haetae.dispatch.Dispatch;
import dev.haetae.incident.Actor;
import dev.haetae.incident.Event;
import dev.haetae.incident.Happening;
import dev.haetae.incident.Incident;
import dev.haetae.incident.Incidents;
import dev.haetae.incident.Stored;
import dev.haetae.incident.Transition;
import dev.haetae.policy.Because;
import dev.haetae.timer.Claim;
import dev.haetae.timer.Timer;
import dev.haetae.timer.TimerHandler;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
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

    /** An action as it was carried out. */
    private record Done(int step, Action action, State after, int tries) {

        Optional<Action> undo(Instant notAfter) {
            return action.undo(after, action.id() + "/back", notAfter);
        }
    }

    @Override
    public Set<Timer.Kind> kinds() {
        return Set.of(Timer.Kind.TAKE_BACK);
    }

    @Override
    public void fire(Claim claim) {
        Instant now = clock.instant();
        Instant notAfter = claim.until().minus(ActHandler.WRITE_TAKES);
        Optional<Incident> incident = incidents.find(claim.timer().subject()).map(Stored::incident);
        Optional<Done> done =
                incident.flatMap(found -> done(found, claim.timer().token()));
        if (incident.isPresent() && done.isPresent() && isHeld(incident.get(), now)) {
            incidents.change(claim, now, transition -> again(transition, claim));
            return;
        }
        Optional<Action> undo = done.flatMap(found -> found.undo(notAfter));
        Optional<Outcome> outcome = undo.map(dispatch::apply);
        incidents.change(
                claim,
                clock.instant(),
                transition -> outcome.ifPresent(answer -> record(transition, claim, done.get(), undo.get(), answer)));
    }

    /** Whoever holds it may be at work on just that; it is taken back when they let go, or when it is over. */
    private boolean isHeld(Incident incident, Instant now) {
        boolean heldByPeople = incident.isHeld() && !incident.state().isOver();
        return heldByPeople || pauses.of(incident, now).pause().isPresent();
    }

    private static void again(Transition transition, Claim claim) {
        transition.set(
                Timer.Kind.TAKE_BACK, transition.at().plus(AGAIN), claim.timer().token());
    }

    private void record(Transition transition, Claim claim, Done done, Action undo, Outcome outcome) {
        transition.record(Actor.TIMER, because(undo, outcome), new Happening.TakenBack(done.step(), undo, outcome));
        if (outcome instanceof Outcome.Failed failed && failed.retryable() && done.tries() < TRIES) {
            again(transition, claim);
        } else {
            transition.alongside(Ledger.release(
                    ledger.lock(undo.target()), transition.incident().id()));
        }
    }

    private static Because because(Action undo, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Applied applied -> Why.TAKEN_BACK.because(undo.describe());
            case Outcome.AlreadyApplied already -> Why.TAKEN_BACK.because(undo.describe());
            case Outcome.Continue going -> Why.NOT_TAKEN_BACK.because("it is long work");
            case Outcome.Refused refused -> Why.NOT_TAKEN_BACK.because(refused.detail());
            case Outcome.Failed failed -> Why.NOT_TAKEN_BACK.because(failed.detail());
        };
    }

    /** Empty where it was never carried out, or is taken back already. */
    private Optional<Done> done(Incident incident, String action) {
        List<Event> timeline = incidents.timeline(incident.id());
        List<Happening.TakenBack> back = timeline.stream()
                .map(Event::what)
                .filter(Happening.TakenBack.class::isInstance)
                .map(Happening.TakenBack.class::cast)
                .filter(one -> one.action().id().equals(action + "/back"))
                .toList();
        return back.stream().allMatch(one -> one.outcome() instanceof Outcome.Failed)
                ? carriedOut(timeline, action, back.size())
                : Optional.empty();
    }

    private static Optional<Done> carriedOut(List<Event> timeline, String action, int tries) {
        return timeline.reversed().stream()
                .map(Event::what)
                .filter(Happening.ActionEnded.class::isInstance)
                .map(Happening.ActionEnded.class::cast)
                .filter(ended -> ended.action().id().equals(action))
                .flatMap(
                        ended -> Footprint.left(ended.outcome())
                                .map(after -> new Done(ended.step(), ended.action(), after, tries))
                                .stream())
                .findFirst();
    }
}
