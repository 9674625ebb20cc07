package dev.haetae.remediate;

import dev.haetae.contract.Action;
import dev.haetae.incident.Actor;
import dev.haetae.incident.Event;
import dev.haetae.incident.Happening;
import dev.haetae.incident.Incidents;
import dev.haetae.incident.Transition;
import dev.haetae.timer.Claim;
import dev.haetae.timer.Timer;
import java.time.Duration;
import java.time.Instant;

/** What is taken back later than it was due: it is looked at again and again, kept from others, and told once. */
final class Overdue {

    static final Duration AGAIN = Duration.ofSeconds(30);

    /** I6: after 30 min people look after it themselves. */
    static final int TRIES = 60;

    static final Duration LONG = AGAIN.multipliedBy(TRIES);

    /** What is to be taken back keeps its target from one look to the next. */
    private static final Duration KEPT = AGAIN.multipliedBy(3);

    private final Incidents incidents;
    private final Ledger ledger;

    Overdue(Incidents incidents, Ledger ledger) {
        this.incidents = incidents;
        this.ledger = ledger;
    }

    /**
     * What waits, and why.
     *
     * @param undo the order that takes it back
     * @param due since when
     * @param tell when people are to know of it
     * @param pause for how long it is left alone
     */
    record Wait(int step, Action undo, Instant due, String why, Instant tell, Duration pause) {

        /** Told when it has been overdue for as long as people would leave it to automation. */
        static Wait quietly(int step, Action undo, Instant due, String why) {
            return new Wait(step, undo, due, why, due.plus(LONG), AGAIN);
        }

        /** Told at once: whoever knows when it was to end may have counted on it. */
        static Wait bridging(Undoing undoing, Action undo, Waiting.Bridge bridge, Instant now) {
            return new Wait(undoing.step(), undo, undoing.due(), bridge.why(), now, bridge.pause());
        }
    }

    void wait(Transition transition, Claim claim, Wait wait) {
        Action undo = wait.undo();
        if (!transition.at().isBefore(wait.tell()) && !isTold(transition, undo)) {
            transition.record(
                    Actor.TIMER,
                    Why.STILL_STANDS.because(undo.describe(), Words.of(wait.due()), wait.why()),
                    new Happening.TakeBackWaits(wait.step(), undo));
        }
        again(transition, claim, undo, wait.pause());
    }

    /** Its target stays ours until then. */
    void again(Transition transition, Claim claim, Action undo, Duration pause) {
        String incident = transition.incident().id();
        Instant until = transition.at().plus(pause).plus(KEPT);
        transition
                .alongside(ledger.keep(undo.target(), incident, transition.at(), until))
                .alongside(ledger.keepStanding(undo, incident, until));
        ask(transition, claim, pause);
    }

    private boolean isTold(Transition transition, Action undo) {
        return incidents
                .backwards(transition.incident().id())
                .map(Event::what)
                .anyMatch(what -> what instanceof Happening.TakeBackWaits waits
                        && waits.action().id().equals(undo.id()));
    }

    static void ask(Transition transition, Claim claim, Duration pause) {
        transition.set(
                Timer.Kind.TAKE_BACK, transition.at().plus(pause), claim.timer().token());
    }
}
