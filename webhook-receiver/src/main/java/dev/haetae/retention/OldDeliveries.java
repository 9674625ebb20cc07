package dev.haetae.retention;

import dev.haetae.inbox.Arrivals;
import dev.haetae.inbox.Delivery;
import dev.haetae.inbox.Inbox;
import dev.haetae.inbox.Notice;
import dev.haetae.inbox.Received;
import dev.haetae.incident.Incidents;
import dev.haetae.incident.State;
import dev.haetae.store.Batch;
import dev.haetae.store.Commit;
import dev.haetae.store.Entry;
import dev.haetae.store.Json;
import dev.haetae.store.Space;
import dev.haetae.store.Store;
import dev.haetae.triage.Episode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes away what was received long ago, with what became of it, and an alert's last episode with its deliveries. Never
 * what waits for triage, and never the deliveries of an episode that is open or may still be asked about.
 */
final class OldDeliveries {

    static final int AT_ONCE = 2_000;

    private static final int PAGE = 200;

    /** With so much to do at once, tidying up can wait. */
    private static final int BUSY = 10_000;

    private final Store store;
    private final Inbox inbox;
    private final Incidents incidents;
    private final Duration kept;

    OldDeliveries(Store store, Inbox inbox, Incidents incidents, Duration kept) {
        this.store = store;
        this.inbox = inbox;
        this.incidents = incidents;
        this.kept = kept;
    }

    /** How many marks were dealt with; there may be more when it is {@link #AT_ONCE}. */
    int remove(Instant now) {
        int done = 0;
        List<Entry> page = oldest(now);
        while (!page.isEmpty() && done < AT_ONCE && remove(page, now)) {
            done += page.size();
            page = oldest(now);
        }
        return done;
    }

    private List<Entry> oldest(Instant now) {
        return store.scan(Space.ARRIVALS, "", Arrivals.until(now.minus(kept)), PAGE);
    }

    /** What comes again meanwhile changes a mark that was read before, and then nothing of the page is removed. */
    private boolean remove(List<Entry> marks, Instant now) {
        Batch.Builder batch = Batch.batch();
        marks.forEach(mark -> Arrivals.marksAbout(now, Arrivals.idOf(mark.key()))
                .forEach(key -> batch.expect(Space.ARRIVALS, key, store.versionOf(Space.ARRIVALS, key))));
        List<Inbox.Pending> waiting = inbox.pending(BUSY);
        if (waiting.size() == BUSY) {
            return false;
        }
        Set<String> ids =
                waiting.stream().map(pending -> pending.received().id()).collect(Collectors.toSet());
        marks.forEach(mark -> remove(mark.key(), ids, now.minus(kept), batch));
        return store.commitNow(batch.build()) instanceof Commit.Done;
    }

    private void remove(String mark, Set<String> waiting, Instant before, Batch.Builder batch) {
        batch.delete(Space.ARRIVALS, mark);
        String id = Arrivals.idOf(mark);
        Optional<Received> received = inbox.find(id);
        if (received.isEmpty()) {
            return;
        }
        if (!waiting.contains(id) && mayGo(alert(received.get()), before, batch)) {
            batch.delete(Space.INBOX, id).delete(Space.FATES, id);
        } else {
            batch.put(Space.ARRIVALS, Arrivals.key(tomorrow(before), id), "0");
        }
    }

    /** One time a day for all, so that what is looked at daily has one mark. */
    private static Instant tomorrow(Instant before) {
        return before.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
    }

    private static Delivery alert(Received received) {
        return switch (received) {
            case Delivery delivery -> delivery;
            case Notice notice -> notice.asAlert();
        };
    }

    /** The episode goes with the first of its deliveries that does. */
    private boolean mayGo(Delivery delivery, Instant before, Batch.Builder batch) {
        Optional<Entry> stored = store.get(Space.EPISODES, delivery.alertKey());
        if (stored.isEmpty()) {
            return true;
        }
        Episode episode = Json.read(stored.get().value(), Episode.class);
        if (delivery.startsAt().isBefore(episode.startsAt())) {
            return true;
        }
        boolean over = isOver(episode, before);
        if (over) {
            batch.expect(Space.EPISODES, episode.key(), stored.get().version()).delete(Space.EPISODES, episode.key());
        }
        return over;
    }

    private boolean isOver(Episode episode, Instant before) {
        return !episode.isOpen()
                && episode.endsAt().isBefore(before)
                && episode.lastHeard().isBefore(before)
                && !isOpen(episode.incident());
    }

    private boolean isOpen(String incident) {
        return Optional.ofNullable(incident)
                .flatMap(incidents::find)
                .filter(stored -> stored.incident().state() != State.CLOSED)
                .isPresent();
    }
}
