package dev.haetae.triage;

import dev.haetae.inbox.Fate;
import dev.haetae.inbox.Inbox;
import dev.haetae.inbox.Notice;
import dev.haetae.incident.Actor;
import dev.haetae.incident.Event;
import dev.haetae.incident.Happening;
import dev.haetae.incident.Incidents;
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

/**
 * Triage of what another incident system says. An incident there that is about one of ours is linked and opens nothing;
 * any other is an alert of its own.
 */
final class Notices {

    private final Store store;
    private final Inbox inbox;
    private final Incidents incidents;
    private final Episodes episodes;
    private final Links links;
    private final Heeding heeding;
    private final InstantSource clock;

    Notices(
            Store store,
            Inbox inbox,
            Incidents incidents,
            Episodes episodes,
            Links links,
            Heeding heeding,
            InstantSource clock) {
        this.store = store;
        this.inbox = inbox;
        this.incidents = incidents;
        this.episodes = episodes;
        this.links = links;
        this.heeding = heeding;
        this.clock = clock;
    }

    /** Whether it is to be triaged as an alert of its own. */
    boolean isAlert(Notice notice) {
        return switch (notice.kind()) {
            case TRIGGERED, RESOLVED, REOPENED ->
                isKnownAsAlert(notice)
                        || (!notice.key().startsWith(Links.OURS)
                                && links.incidentOf(notice).isEmpty());
            case ACKNOWLEDGED, UNACKNOWLEDGED, PRIORITIZED, NOTED, PING, UNKNOWN -> false;
        };
    }

    /** What once was an alert of its own stays one, also when a link is found later. */
    private boolean isKnownAsAlert(Notice notice) {
        return episodes.find(notice.asAlert().alertKey()).isPresent();
    }

    /** Commits what follows from it with the processed mark; false when somebody else was faster. */
    boolean triage(Notice notice, Consumer<Batch.Builder> mark) {
        Optional<Fate> fate = inbox.fate(notice.id());
        if (fate.isPresent()) {
            return commit(mark.andThen(fated(notice, fate.get().onceMore())));
        }
        return switch (notice.kind()) {
            case PING -> recorded(notice, Heeded.PING, mark);
            case UNKNOWN -> recorded(notice, Heeded.UNKNOWN_TYPE, mark);
            case TRIGGERED, ACKNOWLEDGED, RESOLVED, REOPENED, UNACKNOWLEDGED, PRIORITIZED, NOTED ->
                heeded(notice, mark);
        };
    }

    private boolean heeded(Notice notice, Consumer<Batch.Builder> mark) {
        Optional<Stored> own = opened(notice);
        Optional<Stored> about = own.or(() -> links.incidentOf(notice));
        if (about.isEmpty()) {
            boolean ours = notice.key().startsWith(Links.OURS);
            return recorded(notice, ours ? Heeded.FOREIGN : Heeded.UNRELATED, mark);
        }
        Transition transition = Transition.of(about.get(), clock.instant());
        String id = transition.incident().id();
        Because because = heeding.heed(transition, notice, () -> takenBy(id));
        transition.alongside(mark).alongside(fated(notice, Fate.of(Fate.Kind.INCIDENT, id, because, clock.instant())));
        if (own.isEmpty()) {
            transition.alongside(batch -> Links.remember(batch, notice, id));
        }
        return incidents.commit(transition);
    }

    /** The incident that theirs opened here. */
    private Optional<Stored> opened(Notice notice) {
        return episodes.find(notice.asAlert().alertKey()).map(Episode::incident).flatMap(incidents::find);
    }

    private Optional<Actor> takenBy(String incident) {
        return incidents.timeline(incident).stream()
                .filter(event -> event.what() instanceof Happening.Acknowledged)
                .reduce((earlier, later) -> later)
                .map(Event::actor);
    }

    private boolean recorded(Notice notice, Heeded heeded, Consumer<Batch.Builder> mark) {
        Fate fate = Fate.of(Fate.Kind.RECORDED, null, heeded.because(notice), clock.instant());
        return commit(mark.andThen(fated(notice, fate)));
    }

    private Consumer<Batch.Builder> fated(Notice notice, Fate fate) {
        long version = store.versionOf(Space.FATES, notice.id());
        return batch -> batch.expect(Space.FATES, notice.id(), version).put(Space.FATES, notice.id(), Json.write(fate));
    }

    private boolean commit(Consumer<Batch.Builder> writes) {
        Batch.Builder batch = Batch.batch();
        writes.accept(batch);
        return store.commitNow(batch.build()) instanceof Commit.Done;
    }
}
