package dev.haetae.announce;

import dev.haetae.contract.StatusUpdate;
import dev.haetae.incident.Incidents;
import dev.haetae.policy.Policies;
import dev.haetae.store.Batch;
import dev.haetae.store.Entry;
import dev.haetae.store.Json;
import dev.haetae.store.Space;
import dev.haetae.store.Store;
import dev.haetae.timer.Claim;
import dev.haetae.timer.Timer;
import dev.haetae.timer.TimerHandler;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Empties the outbox: what is new in it is routed, and what is routed is delivered. */
public final class AnnounceHandler implements TimerHandler {

    private final Store store;
    private final Posting posting;
    private final Courier courier;

    /** @param policies those in force whenever they are asked for */
    public AnnounceHandler(
            Store store,
            Incidents incidents,
            Supplier<Policies> policies,
            Origins origins,
            Announcers announcers,
            InstantSource clock) {
        this.store = store;
        this.posting = new Posting(incidents, policies, origins, announcers, clock);
        this.courier = new Courier(store, incidents, announcers, clock);
    }

    @Override
    public Set<Timer.Kind> kinds() {
        return Set.of(Timer.Kind.ANNOUNCE);
    }

    @Override
    public void fire(Claim claim) {
        Optional<Entry> entry = store.get(Space.OUTBOX, claim.timer().token());
        if (entry.isEmpty()) {
            settle(claim);
        } else if (Letter.isOne(claim.timer().token())) {
            courier.deliver(claim, Json.read(entry.get().value(), Letter.class));
        } else {
            posting.post(claim, Json.read(entry.get().value(), StatusUpdate.class));
        }
    }

    private void settle(Claim claim) {
        Batch.Builder batch = Batch.batch();
        claim.settle(batch);
        store.commitNow(batch.build());
    }
}
