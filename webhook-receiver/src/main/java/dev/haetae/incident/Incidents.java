package dev.haetae.incident;

import dev.haetae.contract.StatusUpdate;
import dev.haetae.store.Batch;
import dev.haetae.store.Commit;
import dev.haetae.store.Entry;
import dev.haetae.store.Json;
import dev.haetae.store.Space;
import dev.haetae.store.Store;
import dev.haetae.timer.Claim;
import dev.haetae.timer.Timer;
import dev.haetae.timer.Timers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Gatherers;
import java.util.stream.Stream;

/** Incidents as stored: each transition is committed in one batch, guarded by the version that it was decided on. */
public final class Incidents {

    /** With so many others writing the same incident at once, something is wrong; the caller's own retry takes over. */
    private static final int ATTEMPTS = 100;

    private static final int PAGE = 200;
    private static final String LAST = "" + Character.MAX_VALUE;
    private static final int RECENT = 8;

    private final Store store;
    private final Telling telling;
    private final EventCodec codec = EventCodec.current();
    private final List<Committed.Witness> witnesses = new CopyOnWriteArrayList<>();

    public Incidents(Store store, Telling telling) {
        this.store = store;
        this.telling = telling;
    }

    /** From now on the witness sees what is written. */
    public void listen(Committed.Witness witness) {
        witnesses.add(witness);
    }

    public Optional<Stored> find(String id) {
        return store.get(Space.INCIDENTS, id)
                .map(entry -> new Stored(Json.read(entry.value(), Incident.class), entry.version()));
    }

    /** The open incident of a correlation key. */
    public Optional<Stored> open(String correlationKey) {
        return store.get(Space.CORRELATION, correlationKey)
                .flatMap(entry -> find(entry.value()))
                .filter(stored -> stored.incident().state() != State.CLOSED);
    }

    /** The ids of all that are not closed, read page by page. */
    public Stream<String> open() {
        return Stream.iterate(
                        store.scan(Space.CORRELATION, "", LAST, PAGE),
                        page -> !page.isEmpty(),
                        page -> store.scan(Space.CORRELATION, page.getLast().key() + Character.MIN_VALUE, LAST, PAGE))
                .flatMap(List::stream)
                .map(Entry::value);
    }

    /** Has it asked at that time of each open incident who else is to be called: others may be, by other policies. */
    public void attend(Instant at) {
        open().gather(Gatherers.windowFixed(PAGE)).forEach(page -> {
            Batch.Builder batch = Batch.batch();
            page.forEach(id -> Timers.set(batch, Timer.at(at, Timer.Kind.ESCALATE, id, Timer.LOOK)));
            store.commitNow(batch.build());
        });
    }

    public List<Event> timeline(String id) {
        return store.scanPrefix(Space.EVENTS, id + "/", Integer.MAX_VALUE).stream()
                .map(entry -> codec.read(entry.value()))
                .toList();
    }

    /** The same, read page by page: however long it is, little of it is in memory. */
    public Stream<Event> story(String id) {
        return Stream.iterate(
                        eventsAfter(id, 0),
                        page -> !page.isEmpty(),
                        page -> eventsAfter(id, page.getLast().seq()))
                .flatMap(List::stream);
    }

    /** The timeline from its end, read page by page, as far as it is looked at. */
    public Stream<Event> backwards(String id) {
        return Stream.iterate(
                        timeline(id, Long.MAX_VALUE, RECENT),
                        page -> !page.isEmpty(),
                        page -> timeline(id, page.getFirst().seq(), RECENT))
                .flatMap(page -> page.reversed().stream());
    }

    private List<Event> eventsAfter(String id, long seq) {
        return store.scan(Space.EVENTS, eventKey(id, seq + 1), id + "/" + Character.MAX_VALUE, PAGE).stream()
                .map(entry -> codec.read(entry.value()))
                .toList();
    }

    /** The newest entries of a timeline before the one numbered {@code before}, in their order. */
    public List<Event> timeline(String id, long before, int limit) {
        return store.scanBack(Space.EVENTS, eventKey(id, before), limit).stream()
                .takeWhile(entry -> entry.key().startsWith(id + "/"))
                .map(entry -> codec.read(entry.value()))
                .toList()
                .reversed();
    }

    /** Newest first, from before {@code cursor} (an incident's id, or null for the newest). */
    public List<Incident> newest(String cursor, int limit, Predicate<Incident> wanted) {
        List<Incident> found = new ArrayList<>();
        String before = cursor;
        List<Entry> page = store.scanBack(Space.INCIDENTS, before, 200);
        while (!page.isEmpty() && found.size() < limit) {
            page.stream()
                    .map(entry -> Json.read(entry.value(), Incident.class))
                    .filter(wanted)
                    .limit(limit - found.size())
                    .forEach(found::add);
            before = page.getLast().key();
            page = store.scanBack(Space.INCIDENTS, before, 200);
        }
        return found;
    }

    /** Whether everything of the transition is written now; false when it was decided on something outdated. */
    public boolean commit(Transition transition) {
        Batch.Builder batch = Batch.batch();
        write(transition, batch);
        boolean written = store.commitNow(batch.build()) instanceof Commit.Done;
        if (written && !transition.events().isEmpty()) {
            Incident before = transition.before().incident();
            Committed committed = new Committed(before, transition.incident(), transition.events());
            witnesses.forEach(witness -> witness.saw(committed));
        }
        return written;
    }

    /** Decides upon the incident as it is now and commits, again when somebody else was faster. */
    public Optional<Incident> change(String id, Instant at, Consumer<Transition> decision) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Stored> stored = find(id);
            if (stored.isEmpty()) {
                return Optional.empty();
            }
            Transition transition = Transition.of(stored.get(), at);
            decision.accept(transition);
            if (commit(transition)) {
                return Optional.of(transition.incident());
            }
        }
        throw new IllegalStateException("incident " + id + " kept changing");
    }

    /** As {@link #change}, for a timer's handler: ends the timer too, and gives up when its lease was lost. */
    public Optional<Incident> change(Claim claim, Instant at, Consumer<Transition> decision) {
        Optional<Incident> changed = change(claim.timer().subject(), at, transition -> {
            if (!holds(claim)) {
                throw new LeaseLost(claim);
            }
            decision.accept(transition);
            transition.alongside(claim::settle);
        });
        if (changed.isEmpty()) {
            forget(claim);
        }
        return changed;
    }

    /** Its incident was removed: nothing is left to be done. */
    private void forget(Claim claim) {
        Batch.Builder batch = Batch.batch();
        claim.settle(batch);
        store.commitNow(batch.build());
    }

    /** Whether the timer is still its claimant's. */
    public boolean holds(Claim claim) {
        return store.versionOf(Space.TIMERS, claim.key()) == claim.version();
    }

    private void write(Transition transition, Batch.Builder batch) {
        transition.writeAlongside(batch);
        Incident incident = transition.incident();
        if (!transition.events().isEmpty()) {
            batch.expect(Space.INCIDENTS, incident.id(), transition.before().version())
                    .put(Space.INCIDENTS, incident.id(), Json.write(incident));
        }
        for (Event event : transition.events()) {
            batch.put(Space.EVENTS, eventKey(incident.id(), event.seq()), codec.write(event));
            telling.of(incident, event).forEach(update -> tell(update, event.at(), batch));
        }
        transition.timers().forEach(timer -> Timers.set(batch, timer));
        Attention.after(transition).ifPresent(timer -> Timers.set(batch, timer));
        freeCorrelationKey(transition, batch);
    }

    static String eventKey(String incident, long seq) {
        return "%s/%08d".formatted(incident, seq);
    }

    /** Only when it closes: later its key may be another incident's, while announcements still join its timeline. */
    private void freeCorrelationKey(Transition transition, Batch.Builder batch) {
        Incident before = transition.before().incident();
        if (before == null
                || before.state() == State.CLOSED
                || transition.incident().state() != State.CLOSED) {
            return;
        }
        String key = before.correlationKey();
        store.get(Space.CORRELATION, key)
                .filter(entry -> entry.value().equals(before.id()))
                .ifPresent(entry ->
                        batch.expect(Space.CORRELATION, key, entry.version()).delete(Space.CORRELATION, key));
    }

    private static void tell(StatusUpdate update, Instant at, Batch.Builder batch) {
        batch.put(Space.OUTBOX, update.id(), Json.write(update));
        Timers.set(batch, Timer.at(at, Timer.Kind.ANNOUNCE, update.incident(), update.id()));
    }
}
