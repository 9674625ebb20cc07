package dev.haetae.announce;

import dev.haetae.contract.Announcer;
import dev.haetae.contract.Announcer.Told;
import dev.haetae.contract.Reason;
import dev.haetae.contract.StatusUpdate;
import dev.haetae.incident.Actor;
import dev.haetae.incident.Happening;
import dev.haetae.incident.Incidents;
import dev.haetae.policy.Because;
import dev.haetae.store.Batch;
import dev.haetae.store.Json;
import dev.haetae.store.Space;
import dev.haetae.store.Store;
import dev.haetae.timer.Claim;
import dev.haetae.timer.Timer;
import dev.haetae.timer.TimerHandler;
import dev.haetae.timer.Timers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Tells people what stands in the outbox, at least once; a channel that fails is tried again with growing pauses. */
public final class AnnounceHandler implements TimerHandler {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final int MOST_TRIES = 12;
    private static final int LONGEST_PAUSE_DOUBLINGS = 6;

    private enum Why implements Reason {
        TOLD,
        NOT_TOLD
    }

    private final Store store;
    private final Incidents incidents;
    private final Announcer announcer;
    private final InstantSource clock;

    public AnnounceHandler(Store store, Incidents incidents, Announcer announcer, InstantSource clock) {
        this.store = store;
        this.incidents = incidents;
        this.announcer = announcer;
        this.clock = clock;
    }

    @Override
    public Set<Timer.Kind> kinds() {
        return Set.of(Timer.Kind.ANNOUNCE);
    }

    @Override
    public void fire(Claim claim) {
        Optional<StatusUpdate> update = store.get(Space.OUTBOX, claim.timer().token())
                .map(entry -> Json.read(entry.value(), StatusUpdate.class));
        if (update.isEmpty()) {
            settle(claim, Batch.batch());
            return;
        }
        switch (announcer.tell(update.get())) {
            case Told.Delivered delivered -> delivered(claim, update.get(), delivered);
            case Told.Undelivered undelivered when mayTryAgain(claim, undelivered) -> later(claim, update.get());
            case Told.Undelivered undelivered -> gaveUp(claim, update.get(), undelivered);
        }
    }

    private void delivered(Claim claim, StatusUpdate update, Told.Delivered delivered) {
        finish(
                claim,
                Because.of(Why.TOLD, "told over " + announcer.channel()),
                new Happening.Announced(announcer.channel(), update.id(), kind(update), delivered.reference()));
    }

    private void gaveUp(Claim claim, StatusUpdate update, Told.Undelivered undelivered) {
        finish(
                claim,
                Because.of(Why.NOT_TOLD, undelivered.detail()),
                new Happening.NotAnnounced(announcer.channel(), update.id(), kind(update)));
    }

    private static String kind(StatusUpdate update) {
        return update.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void finish(Claim claim, Because because, Happening what) {
        incidents.change(
                claim,
                clock.instant(),
                transition -> transition
                        .record(Actor.TIMER, because, what)
                        .alongside(batch ->
                                batch.delete(Space.OUTBOX, claim.timer().token())));
    }

    private static boolean mayTryAgain(Claim claim, Told.Undelivered undelivered) {
        return undelivered.retryable() && claim.timer().epoch() < MOST_TRIES;
    }

    private void later(Claim claim, StatusUpdate update) {
        int doublings = Math.min(claim.timer().epoch() - 1, LONGEST_PAUSE_DOUBLINGS);
        Instant again = clock.instant().plus(FIRST_PAUSE.multipliedBy(1L << doublings));
        Timer timer = new Timer(
                Timer.Kind.ANNOUNCE,
                update.incident(),
                update.id(),
                again,
                claim.timer().epoch(),
                null);
        Batch.Builder batch = Batch.batch();
        Timers.set(batch, timer);
        settle(claim, batch);
    }

    private void settle(Claim claim, Batch.Builder batch) {
        claim.settle(batch);
        store.commitNow(batch.build());
    }
}
