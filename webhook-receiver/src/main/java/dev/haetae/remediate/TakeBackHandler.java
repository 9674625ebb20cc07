package dev.haetae.remediate;

import dev.haetae.contract.Action;
import dev.haetae.contract.Failure;
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

    /** What takes its time, as a release that is rolled out again, is watched while it does. */
    private static final Duration WATCHED = Duration.ofSeconds(5);

    private static final String OVER = "its time is over";

    private final Incidents incidents;
    private final Waiting waiting;
    private final Ledger ledger;
    private final Overdue overdue;
    private final Dispatch dispatch;
    private final InstantSource clock;

    TakeBackHandler(Incidents incidents, Pauses pauses, Ledger ledger, Dispatch dispatch, InstantSource clock) {
        this.incidents = incidents;
        this.waiting = new Waiting(pauses, ledger);
        this.ledger = ledger;
        this.overdue = new Overdue(incidents, ledger);
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
        if (claim.timer().token().equals(Timer.LOOK)) {
            incidents.change(claim, now, this::callForBridges);
            return;
        }
        Optional<Incident> incident = incidents.find(claim.timer().subject()).map(Stored::incident);
        Optional<LostOrder> lost = incident.flatMap(found ->
                LostOrder.of(incidents.timeline(found.id()), claim.timer().token()));
        if (lost.isPresent()) {
            inquire(claim, incident.get(), lost.get(), now);
            return;
        }
        Optional<Undoing> undoing = incident.flatMap(found ->
                Undoing.of(incidents.timeline(found.id()), claim.timer().token(), now));
        Optional<Action> order = undoing.flatMap(found -> order(found, claim));
        Optional<Overdue.Wait> waits = order.flatMap(undo -> waits(incident.get(), undoing.get(), undo, now));
        if (waits.isPresent()) {
            incidents.change(claim, now, transition -> overdue.wait(transition, claim, waits.get()));
            return;
        }
        Optional<Outcome> outcome = order.map(dispatch::apply);
        incidents.change(
                claim,
                clock.instant(),
                transition ->
                        outcome.ifPresent(answer -> follow(transition, claim, undoing.get(), order.get(), answer)));
    }

    private void callForBridges(Transition transition) {
        Undoing.bridges(incidents.timeline(transition.incident().id()), transition.at())
                .forEach(action -> transition.set(Timer.Kind.TAKE_BACK, transition.at(), action));
    }

    /** It is over: what bridged it need not wait until it is looked at again. */
    static void whenOver(Transition transition) {
        if (transition.incident().times().mitigated() != null) {
            transition.set(Timer.Kind.TAKE_BACK, transition.at(), Timer.LOOK);
        }
    }

    private Optional<Overdue.Wait> waits(Incident incident, Undoing undoing, Action undo, Instant now) {
        return Waiting.stillBridges(incident, relying(incident), undoing, now)
                .map(bridge -> Overdue.Wait.bridging(undoing, undo, bridge, now))
                .or(() -> waiting.why(incident, undo.target(), now)
                        .map(why -> Overdue.Wait.quietly(undoing.step(), undo, undoing.due(), why)));
    }

    /** What fails again once its incident is closed has another one, which finds the bridge there and relies on it. */
    private Incident relying(Incident incident) {
        return incident.state().isOver() && incident.firing() == 0
                ? incidents
                        .open(incident.correlationKey())
                        .map(Stored::incident)
                        .orElse(incident)
                : incident;
    }

    /** What got through is taken back in a round of its own, when it is known what it left. */
    private void inquire(Claim claim, Incident incident, LostOrder lost, Instant now) {
        Optional<String> waits = waiting.why(incident, lost.action().target(), now);
        if (waits.isPresent() && lost.undo().isPresent()) {
            Action undo = lost.undo().get();
            Instant due = lost.action().expires().orElse(now);
            Overdue.Wait wait = Overdue.Wait.quietly(lost.step(), undo, due, waits.get());
            incidents.change(claim, now, transition -> overdue.wait(transition, claim, wait));
            return;
        }
        Inquiry inquiry = Inquiry.of(lost, dispatch);
        incidents.change(claim, clock.instant(), transition -> learnt(transition, claim, lost, inquiry));
    }

    private void learnt(Transition transition, Claim claim, LostOrder lost, Inquiry inquiry) {
        switch (inquiry) {
            case Inquiry.GotThrough(Outcome.AlreadyApplied already) -> {
                ended(transition, lost, already, Why.GOT_THROUGH.because());
                transition.set(
                        Timer.Kind.TAKE_BACK, transition.at(), claim.timer().token());
            }
            case Inquiry.NeverDone(Outcome.Refused refused) -> {
                ended(transition, lost, refused, Why.NEVER_DONE.because());
                release(transition, lost.action().target());
            }
            case Inquiry.NoAnswer(Outcome.Failed failed)
            when failed.retryable() && transition.at().isBefore(lost.askedUntil(Overdue.LONG)) ->
                Overdue.ask(transition, claim, Overdue.AGAIN);
            case Inquiry.NoAnswer(Outcome.Failed failed) -> forPeople(transition, lost, failed);
            case Inquiry.Doubtful(Outcome.Refused refused) -> forPeople(transition, lost, refused);
        }
    }

    private static void ended(Transition transition, LostOrder lost, Outcome outcome, Because because) {
        transition.record(Actor.TIMER, because, new Happening.ActionEnded(lost.step(), lost.action(), outcome));
    }

    private void forPeople(Transition transition, LostOrder lost, Outcome outcome) {
        lost.undo().ifPresent(undo -> {
            Outcome end = outcome instanceof Outcome.Failed failed ? forGood(failed) : outcome;
            transition.record(Actor.TIMER, because(undo, OVER, end), new Happening.TakenBack(lost.step(), undo, end));
            release(transition, undo.target());
        });
    }

    private static Outcome.Failed forGood(Outcome.Failed failed) {
        return new Outcome.Failed(failed.reason(), failed.detail(), false);
    }

    private static Optional<Action> order(Undoing undoing, Claim claim) {
        Instant notAfter = claim.until().minus(ActHandler.WRITE_TAKES);
        return undoing.action().undo(undoing.left(), Undoing.id(claim.timer().token()), notAfter);
    }

    private void follow(Transition transition, Claim claim, Undoing undoing, Action undo, Outcome outcome) {
        boolean tryAgain = undoing.tries() < Overdue.TRIES;
        switch (outcome) {
            case Outcome.Continue going -> goesOn(transition, claim, undoing, undo);
            case Outcome.Refused refused
            when isForNow(refused.reason()) ->
                overdue.wait(
                        transition, claim, Overdue.Wait.quietly(undoing.step(), undo, undoing.due(), refused.detail()));
            case Outcome.Failed failed
            when failed.retryable() && tryAgain -> {
                record(transition, undoing, undo, failed);
                overdue.again(transition, claim, undo, Overdue.AGAIN);
            }
            case Outcome.Failed failed -> {
                record(transition, undoing, undo, forGood(failed));
                release(transition, undo.target());
            }
            default -> {
                record(transition, undoing, undo, outcome);
                release(transition, undo.target());
            }
        }
    }

    private void goesOn(Transition transition, Claim claim, Undoing undoing, Action undo) {
        if (transition.at().isBefore(undoing.due().plus(Overdue.LONG))) {
            overdue.again(transition, claim, undo, WATCHED);
        } else {
            record(transition, undoing, undo, new Outcome.Failed(Failure.TIMEOUT, "it is under way still", false));
            release(transition, undo.target());
        }
    }

    /** People marked the target meanwhile, which holds as a pause does; or the order came too late to be written. */
    private static boolean isForNow(Refusal refusal) {
        return refusal == Refusal.HANDS_OFF || refusal == Refusal.STALE;
    }

    private static void record(Transition transition, Undoing undoing, Action undo, Outcome outcome) {
        Instant end = undoing.action().expires().orElse(Instant.MAX);
        String since = end.isAfter(transition.at()) ? "it made things worse" : OVER;
        transition.record(
                Actor.TIMER, because(undo, since, outcome), new Happening.TakenBack(undoing.step(), undo, outcome));
    }

    /** A later step on the same target keeps it locked until its own end. */
    private void release(Transition transition, Target target) {
        boolean stillNeeded = transition.incident().progress() instanceof Progress.Verifying verifying
                && verifying.action().target().equals(target);
        if (!stillNeeded && !Waiting.isActing(transition.incident(), target)) {
            transition.alongside(ledger.release(target, transition.incident().id()));
        }
    }

    private static Because because(Action undo, String since, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Applied applied -> Why.TAKEN_BACK.because(undo.describe(), since);
            case Outcome.AlreadyApplied already -> Why.TAKEN_BACK.because(undo.describe(), since);
            case Outcome.Continue going -> Why.NOT_TAKEN_BACK.because("it is under way still");
            case Outcome.Refused refused -> Why.NOT_TAKEN_BACK.because(refused.detail());
            case Outcome.Failed failed -> Why.NOT_TAKEN_BACK.because(failed.detail());
        };
    }
}
