package dev.haetae.triage;

import dev.haetae.inbox.Delivery;
import dev.haetae.inbox.Delivery.Status;
import dev.haetae.inbox.Inbox;
import dev.haetae.incident.Actor;
import dev.haetae.incident.Happening;
import dev.haetae.incident.Incidents;
import dev.haetae.store.Batch;
import dev.haetae.store.Entry;
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
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares what is on our books with what Alertmanager holds, for webhooks that never came. What is gone there, and what
 * we never heard of, comes in as the delivery that is missing; what is silenced there is held. An Alertmanager that
 * cannot be asked proves nothing, and what was heard of lately is left alone.
 */
public final class Reconcile implements TimerHandler {

    private static final String SWEEP = "sweep";
    private static final int LOOKS_PER_SILENCE = 3;
    private static final int OPEN_INCIDENTS = 1_000;
    private static final int TAKEN_IN_AT_ONCE = 200;

    private final Store store;
    private final Inbox inbox;
    private final Incidents incidents;
    private final Episodes episodes;
    private final Storms storms;
    private final Upstream upstream;
    private final Duration silentFor;
    private final InstantSource clock;

    public Reconcile(
            Store store,
            Inbox inbox,
            Incidents incidents,
            Episodes episodes,
            Upstream upstream,
            Duration silentFor,
            InstantSource clock) {
        this.store = store;
        this.inbox = inbox;
        this.incidents = incidents;
        this.episodes = episodes;
        this.storms = new Storms(store);
        this.upstream = upstream;
        this.silentFor = silentFor;
        this.clock = clock;
    }

    /** Sets the first look; every receiver of a store, and each after a restart, comes to the same one. */
    public void start() {
        Batch.Builder batch = Batch.batch();
        Timers.set(batch, next());
        store.commitNow(batch.build());
    }

    private Timer next() {
        long every = Math.max(1, silentFor.toMillis() / LOOKS_PER_SILENCE);
        Instant due = Instant.ofEpochMilli((clock.instant().toEpochMilli() / every + 1) * every);
        return Timer.at(due, Timer.Kind.RECONCILE, upstream.source(), SWEEP);
    }

    @Override
    public Set<Timer.Kind> kinds() {
        return Set.of(Timer.Kind.RECONCILE);
    }

    @Override
    public void fire(Claim claim) {
        Instant now = clock.instant();
        upstream.holds(now).ifPresent(held -> compare(held, now));
        Batch.Builder batch = Batch.batch();
        claim.settle(batch);
        Timers.set(batch, next());
        store.commitNow(batch.build());
    }

    private void compare(List<Upstream.Held> held, Instant now) {
        Map<String, Upstream.Held> byFingerprint = held.stream()
                .collect(Collectors.toMap(Upstream.Held::fingerprint, Function.identity(), (one, other) -> one));
        Instant heardBefore = now.minus(silentFor);
        silent(heardBefore).forEach(episode -> settle(episode, byFingerprint.get(episode.fingerprint()), now));
        take(held.stream()
                .filter(alert -> isNews(alert, heardBefore))
                .limit(TAKEN_IN_AT_ONCE)
                .map(alert -> firing(alert, now))
                .toList());
    }

    /** What fires as far as we know, and was not heard of since. */
    private Stream<Episode> silent(Instant since) {
        return Stream.concat(members(), sheltered())
                .filter(episode -> episode.isOpen() && episode.source().equals(upstream.source()))
                .filter(episode -> !episode.lastHeard().isAfter(since));
    }

    /** Those of open incidents; an alert that has left one for another is looked at there. */
    private Stream<Episode> members() {
        return store.scan(Space.CORRELATION, "", "" + Character.MAX_VALUE, OPEN_INCIDENTS).stream()
                .map(Entry::value)
                .flatMap(incident ->
                        episodes.of(incident).stream().filter(episode -> incident.equals(episode.incident())));
    }

    /** Those of a storm, or one whose resolutions were lost could never end. */
    private Stream<Episode> sheltered() {
        return storms.current().stream()
                .flatMap(current -> storms.all(current.storm().umbrella()).stream())
                .filter(Storms.Sheltered::firing)
                .flatMap(row -> episodes.find(row.episode()).stream());
    }

    private void settle(Episode episode, Upstream.Held held, Instant now) {
        if (held == null) {
            take(List.of(resolved(episode, now)));
        } else if (!held.silencedBy().isEmpty()) {
            hold(episode.incident(), held, now);
        }
    }

    private void take(List<Delivery> missed) {
        if (!missed.isEmpty()) {
            inbox.accept(missed).toCompletableFuture().join();
        }
    }

    private static Delivery resolved(Episode episode, Instant now) {
        return Delivery.of(
                episode.source(),
                episode.fingerprint(),
                Status.RESOLVED,
                episode.startsAt(),
                now,
                episode.alert(),
                episode.origin(),
                now);
    }

    private Delivery firing(Upstream.Held held, Instant now) {
        return Delivery.of(
                upstream.source(),
                held.fingerprint(),
                Status.FIRING,
                held.startsAt(),
                null,
                held.alert(),
                new Delivery.Origin("reconcile", "", "", held.generatorUrl()),
                now);
    }

    /** Fires for long enough that its webhook should have come, and is for us. A Watchdog must come by itself. */
    private boolean isNews(Upstream.Held held, Instant since) {
        Optional<Episode> known = episodes.find(upstream.source() + "/" + held.fingerprint());
        return held.active()
                && held.ours()
                && !held.startsAt().isAfter(since)
                && !Watchdog.is(held.alert())
                && known.filter(episode -> episode.isOpen() || !held.startsAt().isAfter(episode.endsAt()))
                        .isEmpty();
    }

    /** Once for each incident: whoever lets automation go on although it is silenced is obeyed. */
    private void hold(String incident, Upstream.Held held, Instant now) {
        boolean already = incidents.timeline(incident).stream()
                .anyMatch(event -> event.what() instanceof Happening.Held
                        && event.because().tag().equals(Triaged.SILENCED_UPSTREAM.tag()));
        if (!already) {
            incidents.change(incident, now, transition -> {
                if (!transition.incident().state().isOver()) {
                    transition.record(
                            Actor.source(upstream.source()),
                            Triaged.SILENCED_UPSTREAM.because(held.alert(), held.silencedBy()),
                            new Happening.Held());
                }
            });
        }
    }
}
