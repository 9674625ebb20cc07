package dev.haetae.triage;

import dev.haetae.contract.Severity;
import dev.haetae.contract.Urgency;
import dev.haetae.inbox.Fate;
import dev.haetae.incident.Incident;
import dev.haetae.incident.Incidents;
import dev.haetae.incident.Stored;
import dev.haetae.incident.Transition;
import dev.haetae.policy.Because;
import dev.haetae.policy.Decision;
import dev.haetae.policy.Facts;
import dev.haetae.policy.Guardrails;
import dev.haetae.policy.Policies;
import dev.haetae.policy.Situation;
import dev.haetae.store.Batch;
import dev.haetae.store.Commit;
import dev.haetae.store.Json;
import dev.haetae.store.Space;
import dev.haetae.store.Store;
import dev.haetae.timer.Timer;
import dev.haetae.timer.Timers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Where an alert that begins to fire goes: silenced by another, recorded only, into an open incident or a new one. */
final class Admission {

    /** How long a silenced alert goes unlooked at; the silencing one may end without a word (I9). */
    private static final Duration RECONSIDER = Duration.ofMinutes(1);

    private final Store store;
    private final Incidents incidents;
    private final Episodes episodes;
    private final Causes causes;
    private final Policies policies;
    private final Storms storms;
    private final Joining joining;
    private final Umbrella umbrella;
    private final FactsAtHand facts;
    private final InstantSource clock;

    Admission(
            Store store,
            Incidents incidents,
            Episodes episodes,
            Causes causes,
            Policies policies,
            Storms storms,
            Joining joining,
            Umbrella umbrella,
            InstantSource clock) {
        this.storms = storms;
        this.store = store;
        this.incidents = incidents;
        this.episodes = episodes;
        this.causes = causes;
        this.policies = policies;
        this.joining = joining;
        this.umbrella = umbrella;
        this.facts = new FactsAtHand(store);
        this.clock = clock;
    }

    /** Commits the episode with {@code writes}; false when somebody else was faster. */
    boolean admit(Episode episode, Episodes.Kept kept, Consumer<Batch.Builder> writes) {
        Optional<Because> silencing = causes.silencing(episode.alert(), episode.key());
        if (silencing.isPresent()) {
            return keep(
                    episode.silenced(), kept, Fate.Kind.SUPPRESSED, silencing.get(), writes.andThen(later(episode)));
        }
        if (episode.alert().urgency() == Urgency.INFO
                && policies.playbook(episode.alert(), situation(episode))
                        .verdict()
                        .isEmpty()) {
            return keep(episode, kept, Fate.Kind.RECORDED, Triaged.INFO.because(), writes);
        }
        Storms.Look look = storms.look();
        Optional<Storms.Current> storm = look.current().filter(on -> !standsAlone(episode));
        if (storm.isPresent() && !belongsAlready(episode)) {
            return shelter(episode, kept, storm.get(), writes);
        }
        return incidents.commit(joinOrOpen(episode, kept, look).alongside(writes));
    }

    /** Sev0 is told by itself, storm or not. */
    private boolean standsAlone(Episode episode) {
        return policies.severity(episode.alert(), situation(episode)).verdict() == Severity.SEV0;
    }

    private Situation situation(Episode episode) {
        String key = policies.correlate(episode.alert()).verdict();
        return new Situation(facts.of(episode.alert(), key, true, clock.instant()), clock.instant());
    }

    private boolean belongsAlready(Episode episode) {
        return incidents
                .open(policies.correlate(episode.alert()).verdict())
                .filter(stored -> episodes.isMember(stored.incident().id(), episode.key()))
                .isPresent();
    }

    private boolean shelter(Episode episode, Episodes.Kept kept, Storms.Current storm, Consumer<Batch.Builder> writes) {
        Batch.Builder batch = Batch.batch();
        writes.andThen(storms.shelter(storm, episode, clock.instant())).accept(batch);
        sheltered(batch, storm.storm().umbrella(), episode, kept);
        return store.commitNow(batch.build()) instanceof Commit.Done;
    }

    private void sheltered(Batch.Builder batch, String umbrella, Episode episode, Episodes.Kept kept) {
        Episodes.write(batch, kept, episode.in(umbrella));
        Links.group(batch, episode, umbrella);
        fate(batch, episode, Fate.of(Fate.Kind.INCIDENT, umbrella, Triaged.STORM.because(), clock.instant()));
    }

    private boolean keep(
            Episode episode, Episodes.Kept kept, Fate.Kind kind, Because because, Consumer<Batch.Builder> writes) {
        Batch.Builder batch = Batch.batch();
        writes.accept(batch);
        Episodes.write(batch, kept, episode);
        fate(batch, episode, Fate.of(kind, null, because, clock.instant()));
        return store.commitNow(batch.build()) instanceof Commit.Done;
    }

    private Consumer<Batch.Builder> later(Episode episode) {
        Instant again = clock.instant().plus(RECONSIDER);
        return batch ->
                Timers.set(batch, Timer.at(again, Timer.Kind.RECONSIDER, episode.key(), episode.firstDelivery()));
    }

    private Transition joinOrOpen(Episode episode, Episodes.Kept kept, Storms.Look storm) {
        Decision<String> correlation = policies.correlate(episode.alert());
        // read before the incident is looked for: whoever opens one in between makes this commit conflict
        long version = store.versionOf(Space.CORRELATION, correlation.verdict());
        return incidents
                .open(correlation.verdict())
                .map(stored -> join(episode, kept, stored))
                .orElseGet(() -> open(episode, kept, correlation, version, storm));
    }

    private Transition join(Episode episode, Episodes.Kept kept, Stored stored) {
        Transition transition = Transition.of(stored, clock.instant());
        Incident incident = stored.incident();
        Facts known = facts.of(episode.alert(), incident.correlationKey(), false, transition.at());
        joining.join(transition, episode, episodes.isMember(incident.id(), episode.key()), known);
        return belongs(transition, episode, kept, Triaged.SAME_INCIDENT.because(episode.alert()));
    }

    private Transition open(
            Episode episode, Episodes.Kept kept, Decision<String> correlation, long version, Storms.Look storm) {
        Instant now = clock.instant();
        String id = IncidentId.of(
                now, episode.firstDelivery(), taken -> incidents.find(taken).isPresent());
        Transition transition = Transition.opening(id, now);
        Guardrails.Storm limits = policies.guardrails().storm();
        Storms.Opened opened = storms.opening(episode.alert().service(), id, now, limits);
        if (opened.isStorm(limits) && !standsAlone(episode)) {
            return umbrella(transition, episode, kept, opened, storm);
        }
        transition.alongside(opened.write());
        String key = correlation.verdict();
        joining.open(transition, episode, correlation, facts.of(episode.alert(), key, true, now));
        transition.alongside(facts.opened(key, now));
        transition.alongside(
                batch -> batch.expect(Space.CORRELATION, key, version).put(Space.CORRELATION, key, id));
        return belongs(transition, episode, kept, Triaged.OPENS.because(episode.alert()));
    }

    /** This alert makes it a storm: the incidents of the others are taken in by the storm's own timer. */
    private Transition umbrella(
            Transition transition, Episode episode, Episodes.Kept kept, Storms.Opened opened, Storms.Look storm) {
        Instant now = transition.at();
        umbrella.open(transition, episode, opened.window().services());
        String id = transition.incident().id();
        List<String> others = opened.window().incidents().keySet().stream()
                .filter(other -> !other.equals(id))
                .toList();
        return transition
                .alongside(opened.write())
                .alongside(storms.begin(storm, new Storm(id, now, others, false)))
                .alongside(storms.row(id, episode, true))
                .alongside(batch -> sheltered(batch, id, episode, kept));
    }

    private Transition belongs(Transition transition, Episode episode, Episodes.Kept kept, Because because) {
        String id = transition.incident().id();
        return transition.alongside(batch -> {
            Episodes.write(batch, kept, episode.in(id));
            Episodes.join(batch, id, episode);
            Links.group(batch, episode, id);
            fate(batch, episode, Fate.of(Fate.Kind.INCIDENT, id, because, clock.instant()));
        });
    }

    private static void fate(Batch.Builder batch, Episode episode, Fate fate) {
        batch.put(Space.FATES, episode.firstDelivery(), Json.write(fate));
    }
}
