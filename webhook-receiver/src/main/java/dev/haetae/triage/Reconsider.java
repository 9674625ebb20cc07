package dev.haetae.triage;

import dev.haetae.store.Batch;
import dev.haetae.store.Store;
import dev.haetae.timer.Claim;
import dev.haetae.timer.Timer;
import dev.haetae.timer.TimerHandler;
import java.util.Optional;
import java.util.Set;

/** Looks again at an alert that another one silenced, or a storm sheltered: once neither does any more, it counts. */
final class Reconsider implements TimerHandler {

    private static final int ATTEMPTS = 50;

    private final Store store;
    private final Episodes episodes;
    private final Storms storms;
    private final Admission admission;

    Reconsider(Store store, Episodes episodes, Storms storms, Admission admission) {
        this.store = store;
        this.episodes = episodes;
        this.storms = storms;
        this.admission = admission;
    }

    @Override
    public Set<Timer.Kind> kinds() {
        return Set.of(Timer.Kind.RECONSIDER);
    }

    @Override
    public void fire(Claim claim) {
        for (int attempt = 0; attempt < ATTEMPTS && !reconsidered(claim); attempt++) {
            Thread.onSpinWait();
        }
    }

    /** False when somebody else was faster; after a storm many are reconsidered at once. */
    private boolean reconsidered(Claim claim) {
        Episodes.Kept kept = episodes.read(claim.timer().subject());
        Optional<Episode> mattering = kept.episode().filter(episode -> matters(episode, claim));
        if (mattering.isPresent()) {
            return admission.admit(mattering.get(), kept, claim::settle);
        }
        drop(claim);
        return true;
    }

    private boolean matters(Episode episode, Claim claim) {
        return episode.isOpen()
                && (episode.suppressed() || storms.shelters(episode))
                && episode.firstDelivery().equals(claim.timer().token());
    }

    private void drop(Claim claim) {
        Batch.Builder batch = Batch.batch();
        claim.settle(batch);
        store.commitNow(batch.build());
    }
}
