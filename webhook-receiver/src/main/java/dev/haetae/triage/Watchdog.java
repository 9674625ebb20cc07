package dev.haetae.triage;

import dev.haetae.inbox.Delivery;
import dev.haetae.inbox.Delivery.Status;
import dev.haetae.inbox.Fate;
import dev.haetae.inbox.Inbox;
import dev.haetae.policy.Alert;
import dev.haetae.store.Batch;
import dev.haetae.store.Commit;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The alert that always fires, so that its silence means that alerts no longer reach us. Once a source has sent it, we
 * listen for it; missing for too long it is an alert of our own, which goes the way of any other. That it is said to be
 * resolved is no alert yet, but means that other resolutions of its source prove nothing: something that always fires
 * is resolved when whoever evaluates it died, and so is everything else.
 */
final class Watchdog implements TimerHandler {

    private static final String NAME = "Watchdog";
    static final String OURSELVES = "haetae";
    private static final String LISTEN = "listen";

    private final Store store;
    private final Inbox inbox;
    private final Episodes episodes;
    private final Duration missingAfter;
    private final InstantSource clock;
    private final Instant listeningSince;

    Watchdog(Store store, Inbox inbox, Episodes episodes, Duration missingAfter, InstantSource clock) {
        this.store = store;
        this.inbox = inbox;
        this.episodes = episodes;
        this.missingAfter = missingAfter;
        this.clock = clock;
        this.listeningSince = clock.instant();
    }

    static boolean is(Alert alert) {
        return NAME.equals(alert.name());
    }

    /** Commits that it was heard with {@code writes}; false when somebody else was faster. */
    boolean heard(Delivery delivery, Consumer<Batch.Builder> writes) {
        Batch.Builder batch = Batch.batch();
        writes.accept(batch);
        Fate fate = inbox.fate(delivery.id())
                .map(Fate::onceMore)
                .orElseGet(() -> Fate.of(Fate.Kind.RECORDED, null, Triaged.WATCHDOG.because(), clock.instant()));
        batch.put(Space.FATES, delivery.id(), Json.write(fate));
        if (delivery.isFiring()) {
            listen(delivery, batch);
        }
        Bark.of(delivery).write(batch, delivery.source());
        return store.commitNow(batch.build()) instanceof Commit.Done;
    }

    private void listen(Delivery delivery, Batch.Builder batch) {
        Episodes.Kept kept = episodes.read(delivery.alertKey());
        Episode watch =
                kept.episode().map(known -> known.heardAgain(delivery)).orElseGet(() -> Episode.begin(delivery));
        Episodes.write(batch, kept, watch);
        look(batch, watch, watch.lastHeard().plus(missingAfter));
        if (alarm(watch).isPresent()) {
            look(batch, watch, clock.instant());
        }
    }

    private static void look(Batch.Builder batch, Episode watch, Instant at) {
        Timers.set(batch, Timer.at(at, Timer.Kind.WATCHDOG, watch.key(), LISTEN));
    }

    @Override
    public Set<Timer.Kind> kinds() {
        return Set.of(Timer.Kind.WATCHDOG);
    }

    /** Says what there is to say first, and ends the timer then: said twice it is the same statement. */
    @Override
    public void fire(Claim claim) {
        Batch.Builder batch = Batch.batch();
        episodes.find(claim.timer().subject()).ifPresent(watch -> check(watch, batch));
        claim.settle(batch);
        store.commitNow(batch.build());
    }

    private void check(Episode watch, Batch.Builder batch) {
        Instant missing = missingAt(watch);
        Optional<Episode> alarm = alarm(watch);
        if (clock.instant().isBefore(missing)) {
            alarm.filter(raised -> !watch.lastHeard().isBefore(raised.startsAt()))
                    .ifPresent(raised -> say(watch, Status.RESOLVED, raised.startsAt(), watch.lastHeard()));
            againAfterARestart(watch, missing, batch);
        } else if (alarm.isEmpty()) {
            say(watch, Status.FIRING, missing, null);
        }
    }

    /** What was sent while we were down could not be heard; the sender is given its full time from our start. */
    private Instant missingAt(Episode watch) {
        Instant heard = watch.lastHeard();
        return (heard.isBefore(listeningSince) ? listeningSince : heard).plus(missingAfter);
    }

    private void againAfterARestart(Episode watch, Instant missing, Batch.Builder batch) {
        if (watch.lastHeard().isBefore(listeningSince)) {
            look(batch, watch, missing);
        }
    }

    private Optional<Episode> alarm(Episode watch) {
        return episodes.find(OURSELVES + "/" + fingerprint(watch)).filter(Episode::isOpen);
    }

    private static String fingerprint(Episode watch) {
        return Delivery.hash(NAME + "/" + watch.key()).substring(0, 16);
    }

    private void say(Episode watch, Status status, Instant startsAt, Instant endsAt) {
        Delivery delivery = Delivery.of(
                OURSELVES,
                fingerprint(watch),
                status,
                startsAt,
                endsAt,
                missing(watch),
                new Delivery.Origin("watchdog", "", "", ""),
                clock.instant());
        inbox.accept(List.of(delivery)).toCompletableFuture().join();
    }

    private Alert missing(Episode watch) {
        return new Alert(
                Map.of(
                        "alertname",
                        "WatchdogMissing",
                        "service",
                        OURSELVES,
                        "severity",
                        "critical",
                        "source",
                        watch.source()),
                Map.of(
                        "summary",
                        "%s went silent: its Watchdog is missing".formatted(watch.source()),
                        "description",
                        "No %s of %s for %s: Prometheus, Alertmanager or the way from there to here is broken, and other alerts may be missing too. If its route repeats it more seldom, raise haetae.watchdog.missing-after."
                                .formatted(watch.alert().labels(), watch.source(), missingAfter)));
    }
}
