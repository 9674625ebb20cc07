package dev.haetae.retention;

import dev.haetae.inbox.Inbox;
import dev.haetae.incident.Incidents;
import dev.haetae.store.Batch;
import dev.haetae.store.Store;
import dev.haetae.timer.Claim;
import dev.haetae.timer.Timer;
import dev.haetae.timer.TimerHandler;
import dev.haetae.timer.Timers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Every hour takes away what is old, a bounded part at a time. However far it comes, what it did stays done and what it
 * did not is done later: two receivers may sweep at once.
 */
public final class Sweep implements TimerHandler {

    private static final Logger LOG = Logger.getLogger(Sweep.class);
    private static final Duration EVERY = Duration.ofHours(1);
    private static final Duration SOON = Duration.ofSeconds(10);

    private final Store store;
    private final OldIncidents oldIncidents;
    private final OldDeliveries oldDeliveries;
    private final Unmarked unmarked;
    private final Leftovers leftovers;
    private final InstantSource clock;

    public Sweep(Store store, Inbox inbox, Incidents incidents, Retention retention, InstantSource clock) {
        this.store = store;
        this.oldIncidents =
                new OldIncidents(store, incidents, retention.incidents(), new ExportFiles(retention.exportDir()));
        this.oldDeliveries = new OldDeliveries(store, inbox, incidents, retention.inbox());
        this.unmarked = new Unmarked(store);
        this.leftovers = new Leftovers(store);
        this.clock = clock;
    }

    /** Sets the first sweep; every receiver of a store, and each after a restart, comes to the same one. */
    public void start() {
        Batch.Builder batch = Batch.batch();
        Timers.set(batch, at(nextHour()));
        store.commitNow(batch.build());
    }

    private Instant nextHour() {
        long every = EVERY.toMillis();
        return Instant.ofEpochMilli((clock.instant().toEpochMilli() / every + 1) * every);
    }

    private static Timer at(Instant due) {
        return Timer.at(due, Timer.Kind.SWEEP, "retention", "sweep");
    }

    @Override
    public Set<Timer.Kind> kinds() {
        return Set.of(Timer.Kind.SWEEP);
    }

    @Override
    public void fire(Claim claim) {
        boolean more = sweep(clock.instant());
        Batch.Builder batch = Batch.batch();
        claim.settle(batch);
        Timers.set(batch, at(more ? clock.instant().plus(SOON) : nextHour()));
        store.commitNow(batch.build());
    }

    /** What is wrong since the last sweep, for people to mend; nothing is removed because of it. */
    public Optional<String> trouble() {
        return oldIncidents.trouble();
    }

    /** Whether there is more to do soon. */
    private boolean sweep(Instant now) {
        int marked = unmarked.mark();
        int incidents = oldIncidents.remove(now);
        int received = oldDeliveries.remove(now);
        int others = leftovers.remove(now);
        if (incidents > 0) {
            LOG.infof("%d closed incidents were exported and removed", incidents);
        }
        LOG.debugf("Swept; %d marks of what was received, %d links, cool-downs and locks", received, others);
        return marked == Unmarked.AT_ONCE || incidents == OldIncidents.AT_ONCE || received >= OldDeliveries.AT_ONCE;
    }
}
