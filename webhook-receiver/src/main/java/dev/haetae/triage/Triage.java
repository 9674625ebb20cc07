package dev.haetae.triage;

import dev.haetae.inbox.Delivery;
import dev.haetae.inbox.Fate;
import dev.haetae.inbox.Inbox;
import dev.haetae.inbox.Notice;
import dev.haetae.incident.Incident;
import dev.haetae.incident.Incidents;
import dev.haetae.incident.Progress;
import dev.haetae.incident.Stored;
import dev.haetae.incident.Transition;
import dev.haetae.policy.Because;
import dev.haetae.store.Batch;
import dev.haetae.store.Commit;
import dev.haetae.store.Json;
import dev.haetae.store.Space;
import dev.haetae.store.Store;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/** Triage of one delivery: what it means, and everything that follows from it, in one batch with its processed mark. */
final class Triage {

    private final Store store;
    private final Inbox inbox;
    private final Incidents incidents;
    private final Episodes episodes;
    private final Causes causes;
    private final Admission admission;
    private final Storms storms;
    private final Joining joining;
    private final Watchdog watchdog;
    private final Notices notices;
    private final InstantSource clock;

    Triage(
            Store store,
            Inbox inbox,
            Incidents incidents,
            Episodes episodes,
            Causes causes,
            Admission admission,
            Storms storms,
            Joining joining,
            Watchdog watchdog,
            Notices notices,
            InstantSource clock) {
        this.store = store;
        this.inbox = inbox;
        this.incidents = incidents;
        this.episodes = episodes;
        this.causes = causes;
        this.admission = admission;
        this.storms = storms;
        this.joining = joining;
        this.watchdog = watchdog;
        this.notices = notices;
        this.clock = clock;
    }

    /** Triages and commits; false when somebody else was faster and it is to be decided again. */
    boolean triage(Inbox.Pending pending) {
        if (store.versionOf(Space.PENDING, pending.mark()) != pending.version()) {
            return true;
        }
        return switch (pending.received()) {
            case Delivery delivery -> triage(delivery, pending);
            case Notice notice ->
                notices.isAlert(notice)
                        ? triage(notice.asAlert(), pending)
                        : notices.triage(notice, processed(pending));
        };
    }

    private boolean triage(Delivery delivery, Inbox.Pending pending) {
        if (Watchdog.is(delivery.alert())) {
            return watchdog.heard(delivery, processed(pending));
        }
        Optional<Fate> fate = inbox.fate(delivery.id());
        Episodes.Kept kept = episodes.read(delivery.alertKey());
        Ruling ruling = Ruling.on(delivery, fate, kept.episode());
        Consumer<Batch.Builder> mark = processed(pending);
        return switch (ruling) {
            case REPEATED -> repeated(delivery, fate.orElseThrow(), kept, mark);
            case BEGINS -> begins(Episode.begin(delivery), kept, mark);
            case CONTINUES -> heard(delivery, kept, mark.andThen(fated(delivery, ruled(ruling, kept))));
            case ENDS -> ends(delivery, kept, mark);
            case ENDED, LATE -> commit(mark.andThen(fated(delivery, ruled(ruling, kept))));
            case UNSEEN ->
                commit(mark.andThen(fated(delivery, ruled(ruling, kept)))
                        .andThen(batch -> Episodes.write(batch, kept, Episode.begin(delivery))));
        };
    }

    private static Consumer<Batch.Builder> processed(Inbox.Pending pending) {
        return batch ->
                batch.expect(Space.PENDING, pending.mark(), pending.version()).delete(Space.PENDING, pending.mark());
    }

    private boolean repeated(Delivery delivery, Fate fate, Episodes.Kept kept, Consumer<Batch.Builder> mark) {
        Consumer<Batch.Builder> counted = mark.andThen(fated(delivery, fate.onceMore()));
        boolean stillFires =
                delivery.isFiring() && kept.episode().filter(Episode::isOpen).isPresent();
        return stillFires ? heard(delivery, kept, counted) : commit(counted);
    }

    /** The source says again that the alert fires: that is proof for a step that waited for one. */
    private boolean heard(Delivery delivery, Episodes.Kept kept, Consumer<Batch.Builder> writes) {
        Episode episode = kept.episode().orElseThrow().heardAgain(delivery);
        Consumer<Batch.Builder> all = writes.andThen(batch -> Episodes.write(batch, kept, episode));
        Optional<Stored> waiting = incidentOf(episode).filter(stored -> waitsForItsSource(stored.incident()));
        if (waiting.isEmpty()) {
            return commit(all);
        }
        Transition transition = Transition.of(waiting.get(), clock.instant()).alongside(all);
        joining.confirmed(transition);
        return incidents.commit(transition);
    }

    private static boolean waitsForItsSource(Incident incident) {
        return incident.progress() instanceof Progress.Unconfirmed || incident.progress() instanceof Progress.NotNeeded;
    }

    private boolean begins(Episode episode, Episodes.Kept kept, Consumer<Batch.Builder> mark) {
        return admission.admit(episode, kept, mark.andThen(batch -> causes.add(batch, episode)));
    }

    private boolean ends(Delivery delivery, Episodes.Kept kept, Consumer<Batch.Builder> mark) {
        Episode episode = kept.episode().orElseThrow().endedAt(delivery.endsAt());
        Because because = Triaged.ALERT_RESOLVED.because(episode.alert());
        Fate.Kind kind = episode.incident() == null ? Fate.Kind.RECORDED : Fate.Kind.INCIDENT;
        Fate fate = Fate.of(kind, episode.incident(), because, clock.instant());
        Consumer<Batch.Builder> writes = mark.andThen(fated(delivery, fate)).andThen(batch -> {
            Episodes.write(batch, kept, episode);
            causes.remove(batch, episode);
        });
        if (storms.shelters(episode)) {
            return commit(writes.andThen(storms.row(episode.incident(), episode, false)));
        }
        Optional<Stored> incident = incidentOf(episode);
        if (incident.isEmpty()) {
            return commit(writes);
        }
        Transition transition = Transition.of(incident.get(), clock.instant()).alongside(writes);
        joining.end(transition, episode);
        return incidents.commit(transition);
    }

    private Optional<Stored> incidentOf(Episode episode) {
        return Optional.ofNullable(episode.incident()).flatMap(incidents::find);
    }

    private Fate ruled(Ruling ruling, Episodes.Kept kept) {
        Because because = Because.of(ruling, ruling.sentence());
        return kept.episode()
                .filter(episode -> ruling != Ruling.LATE)
                .map(episode -> Fate.duplicate(episode.firstDelivery(), episode.incident(), because, clock.instant()))
                .orElseGet(() -> Fate.of(Fate.Kind.LATE, null, because, clock.instant()));
    }

    private Consumer<Batch.Builder> fated(Delivery delivery, Fate fate) {
        long version = store.versionOf(Space.FATES, delivery.id());
        return batch ->
                batch.expect(Space.FATES, delivery.id(), version).put(Space.FATES, delivery.id(), Json.write(fate));
    }

    private boolean commit(Consumer<Batch.Builder> writes) {
        Batch.Builder batch = Batch.batch();
        writes.accept(batch);
        return store.commitNow(batch.build()) instanceof Commit.Done;
    }
}
