package dev.haetae.announce;

import dev.haetae.contract.Announcer.Told;
import dev.haetae.contract.Audience;
import dev.haetae.contract.Failure;
import dev.haetae.contract.Reason;
import dev.haetae.contract.StatusUpdate;
import dev.haetae.incident.Actor;
import dev.haetae.incident.Happening;
import dev.haetae.incident.Incidents;
import dev.haetae.policy.Because;
import dev.haetae.policy.Channel;
import dev.haetae.store.Batch;
import dev.haetae.store.Space;
import dev.haetae.store.Store;
import dev.haetae.timer.Claim;
import dev.haetae.timer.Timer;
import dev.haetae.timer.Timers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/**
 * Delivers a letter, at least once; a channel that fails is tried again with growing pauses. What was said first is told
 * first: an incident that is over must not be reopened by an older word that comes late.
 */
final class Courier {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final int MOST_TRIES = 12;
    private static final int LONGEST_PAUSE_DOUBLINGS = 6;

    private enum Why implements Reason {
        TOLD,
        NOT_TOLD
    }

    private final Store store;
    private final Incidents incidents;
    private final Announcers announcers;
    private final InstantSource clock;

    Courier(Store store, Incidents incidents, Announcers announcers, InstantSource clock) {
        this.store = store;
        this.incidents = incidents;
        this.announcers = announcers;
        this.clock = clock;
    }

    void deliver(Claim claim, Letter letter) {
        if (isBehindAnother(letter)) {
            again(claim, FIRST_PAUSE, claim.timer().epoch() - 1);
            return;
        }
        switch (told(claim, letter)) {
            case Told.Delivered delivered -> delivered(claim, letter, delivered);
            case Told.Undelivered undelivered
            when mayTryAgain(claim, undelivered) ->
                again(claim, pause(claim, undelivered), claim.timer().epoch());
            case Told.Undelivered undelivered -> gaveUp(claim, letter, undelivered);
        }
    }

    private boolean isBehindAnother(Letter letter) {
        return store.scanPrefix(Space.OUTBOX, letter.update().incident() + "/", Integer.MAX_VALUE).stream()
                .anyMatch(entry -> letter.isBehind(entry.key()));
    }

    private Told told(Claim claim, Letter letter) {
        Optional<String> missing = announcers.missing(letter.kind());
        if (missing.isPresent()) {
            return new Told.Undelivered(Failure.FORBIDDEN, missing.get() + " is not set", false);
        }
        Audience audience = new Audience(
                Optional.ofNullable(letter.address()),
                letter.languages(),
                earlier(letter),
                claim.timer().epoch() > 1);
        return announcers.of(letter.kind()).tell(letter.update(), audience);
    }

    /** Where the same channel shows what it was told last of this incident; a log has no place to go back to. */
    private Optional<String> earlier(Letter letter) {
        if (letter.kind().equals(Channel.Kind.LOG.word())) {
            return Optional.empty();
        }
        return incidents
                .backwards(letter.update().incident())
                .filter(event -> event.what() instanceof Happening.Announced announced
                        && announced.channel().equals(letter.channel()))
                .map(event -> ((Happening.Announced) event.what()).reference())
                .findFirst();
    }

    private void delivered(Claim claim, Letter letter, Told.Delivered delivered) {
        StatusUpdate update = letter.update();
        finish(
                claim,
                letter,
                Because.of(Why.TOLD, "told over " + letter.channel()),
                new Happening.Announced(letter.channel(), update.id(), kind(update), delivered.reference()));
    }

    private void gaveUp(Claim claim, Letter letter, Told.Undelivered undelivered) {
        StatusUpdate update = letter.update();
        finish(
                claim,
                letter,
                Because.of(Why.NOT_TOLD, undelivered.detail()),
                new Happening.NotAnnounced(letter.channel(), update.id(), kind(update)));
    }

    static String kind(StatusUpdate update) {
        return update.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void finish(Claim claim, Letter letter, Because because, Happening what) {
        incidents.change(
                claim,
                clock.instant(),
                transition -> transition
                        .record(Actor.TIMER, because, what)
                        .alongside(batch -> batch.delete(Space.OUTBOX, letter.key())));
    }

    private static boolean mayTryAgain(Claim claim, Told.Undelivered undelivered) {
        return undelivered.retryable() && claim.timer().epoch() < MOST_TRIES;
    }

    private static Duration pause(Claim claim, Told.Undelivered undelivered) {
        int doublings = Math.min(claim.timer().epoch() - 1, LONGEST_PAUSE_DOUBLINGS);
        Duration ours = FIRST_PAUSE.multipliedBy(1L << doublings);
        return undelivered.patience().compareTo(ours) > 0 ? undelivered.patience() : ours;
    }

    private void again(Claim claim, Duration pause, int epoch) {
        Timer timer = claim.timer();
        Batch.Builder batch = Batch.batch();
        Timers.set(
                batch,
                new Timer(
                        timer.kind(),
                        timer.subject(),
                        timer.token(),
                        clock.instant().plus(pause),
                        epoch,
                        null));
        claim.settle(batch);
        store.commitNow(batch.build());
    }
}
