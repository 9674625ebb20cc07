package dev.haetae.incident;

import dev.haetae.policy.Because;
import dev.haetae.store.Batch;
import dev.haetae.timer.Timer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What one decision makes of one incident: its events, the timers they set, and whatever else belongs into the same
 * batch. It writes nothing itself. Confined to the decision that makes it.
 */
public final class Transition {

    private final String id;
    private final Stored before;
    private final Instant at;
    private final List<Event> events = new ArrayList<>();
    private final List<Timer> timers = new ArrayList<>();
    private final List<Consumer<Batch.Builder>> alongside = new ArrayList<>();
    private Incident incident;
    private String rule;

    private Transition(String id, Stored before, Instant at) {
        this.id = id;
        this.before = before;
        this.at = at;
        this.incident = before.incident();
    }

    public static Transition opening(String id, Instant at) {
        return new Transition(id, Stored.none(), at);
    }

    public static Transition of(Stored stored, Instant at) {
        return new Transition(stored.incident().id(), stored, at);
    }

    /** What is recorded from here on was decided by the rule at that place, unless its reason names one of its own. */
    public Transition by(String place) {
        rule = place;
        return this;
    }

    public Transition record(Actor actor, Because because, Happening what) {
        long seq = incident == null ? 1 : incident.seq() + 1;
        Event event = new Event(seq, Event.VERSION, at, actor, because.by(rule), what);
        incident = what instanceof Happening.Opened opened ? Fold.open(id, event, opened) : Fold.apply(incident, event);
        events.add(event);
        return this;
    }

    public Transition set(Timer.Kind kind, Instant due, String token) {
        timers.add(Timer.at(due, kind, id, token));
        return this;
    }

    /** Adds what is committed together with the events: ledger, episode, processed mark. */
    public Transition alongside(Consumer<Batch.Builder> writes) {
        alongside.add(writes);
        return this;
    }

    /** The incident as it is after all that was recorded so far. */
    public Incident incident() {
        return incident;
    }

    public Instant at() {
        return at;
    }

    Stored before() {
        return before;
    }

    List<Event> events() {
        return events;
    }

    List<Timer> timers() {
        return timers;
    }

    void writeAlongside(Batch.Builder batch) {
        alongside.forEach(writes -> writes.accept(batch));
    }
}
