package dev.haetae.remediate;

import dev.haetae.incident.Actor;
import dev.haetae.store.Batch;
import dev.haetae.store.Commit;
import dev.haetae.store.Json;
import dev.haetae.store.Space;
import dev.haetae.store.Store;
import dev.haetae.timer.Timer;
import dev.haetae.timer.Timers;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The kill switch: pauses automation, all of it or one service's, and lets it go on, for all receivers of the store. */
public final class Automation {

    private static final int ATTEMPTS = 100;
    private static final String HISTORY = "pauses/";

    private final Store store;
    private final Pauses pauses;
    private final Trust trust;
    private final InstantSource clock;

    Automation(Store store, InstantSource clock) {
        this.store = store;
        this.pauses = new Pauses(store);
        this.trust = new Trust(store);
        this.clock = clock;
    }

    /** What is paused now, the switch of all first. */
    public List<Pause> paused() {
        return pauses.on(clock.instant());
    }

    /** How the switches were used, newest first. */
    public List<Pause> history(int limit) {
        return store.scanBack(Space.LEDGER, HISTORY + Character.MAX_VALUE, limit).stream()
                .takeWhile(entry -> entry.key().startsWith(HISTORY))
                .map(entry -> Json.read(entry.value(), Pause.class))
                .toList();
    }

    /**
     * From now on no step is decided and no order given. A pause that is on already can only be made longer.
     *
     * @param service null for all
     * @param until when it ends by itself; null when a person has to end it
     */
    public Pause pause(String service, Actor person, String reason, Instant until) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Instant now = clock.instant();
            Pauses.Read read = pauses.at(service);
            Pause wanted = new Pause(service, true, person, reason, now, until);
            Pause pause = read.pause()
                    .filter(present -> present.holds(now))
                    .map(wanted::lastingAsLongAs)
                    .orElse(wanted);
            if (commit(read, pause, pause.until())) {
                return pause;
            }
        }
        throw keptChanging();
    }

    /** Lets automation go on where that pause alone held it; empty when there is none. */
    public Optional<Pause> resume(String service, Actor person, String reason) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Instant now = clock.instant();
            Pauses.Read read = pauses.at(service);
            if (read.pause().filter(present -> present.holds(now)).isEmpty()) {
                return Optional.empty();
            }
            Pause over = new Pause(service, false, person, reason, now, null);
            if (commit(read, over, now)) {
                return Optional.of(over);
            }
        }
        throw keptChanging();
    }

    /** The playbooks that made something worse, and do nothing by themselves until somebody trusts them again. */
    public List<Distrust> distrusted() {
        return trust.lost();
    }

    /** Trusts the playbook again; false when nobody distrusts it. */
    public boolean trust(String playbook, Actor person) {
        return trust.giveBack(playbook, person, clock.instant());
    }

    /** @param lifts when what it held is to be looked at; null for never */
    private boolean commit(Pauses.Read read, Pause after, Instant lifts) {
        Batch.Builder batch = Batch.batch();
        read.write(batch, after);
        note(batch, read, after);
        if (lifts != null) {
            Timers.set(batch, Timer.at(lifts, Timer.Kind.LIFT, LiftHandler.SUBJECT, read.key()));
        }
        return store.commitNow(batch.build()) instanceof Commit.Done;
    }

    /** Kept for good: who held automation, and who let it go on. */
    static void note(Batch.Builder batch, Pauses.Read read, Pause after) {
        String key = "%s%013d/%08d/%s".formatted(HISTORY, after.at().toEpochMilli(), read.version(), read.key());
        batch.put(Space.LEDGER, key, Json.write(after));
    }

    private static IllegalStateException keptChanging() {
        return new IllegalStateException("the switch of automation kept changing");
    }
}
