package dev.haetae.remediate;

import dev.haetae.incident.Actor;
import dev.haetae.incident.Happening;
import dev.haetae.incident.Incident;
import dev.haetae.incident.Incidents;
import dev.haetae.incident.Progress;
import dev.haetae.incident.Transition;
import dev.haetae.policy.Because;
import dev.haetae.store.Batch;
import dev.haetae.store.Commit;
import dev.haetae.store.Store;
import dev.haetae.timer.Claim;
import dev.haetae.timer.Timer;
import dev.haetae.timer.TimerHandler;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;

/** Once a pause is over: the incidents that it held are decided afresh. Done again after a crash, it changes nothing. */
final class LiftHandler implements TimerHandler {

    static final String SUBJECT = "automation";

    private final Store store;
    private final Incidents incidents;
    private final Pauses pauses;
    private final InstantSource clock;

    LiftHandler(Store store, Incidents incidents, InstantSource clock) {
        this.store = store;
        this.incidents = incidents;
        this.pauses = new Pauses(store);
        this.clock = clock;
    }

    @Override
    public Set<Timer.Kind> kinds() {
        return Set.of(Timer.Kind.LIFT);
    }

    @Override
    public void fire(Claim claim) {
        Pauses.Read read = pauses.named(claim.timer().token());
        if (read.pause().filter(pause -> pause.isOverBy(clock.instant())).isPresent()) {
            end(read);
            read = pauses.named(read.key());
        }
        read.pause()
                .filter(pause -> !pause.on())
                .ifPresent(over -> incidents.open().forEach(id -> lift(id, over)));
        Batch.Builder batch = Batch.batch();
        claim.settle(batch);
        store.commitNow(batch.build());
    }

    /** Written down, or a decision that saw it on could still hold an incident after the last was lifted. */
    private void end(Pauses.Read read) {
        Pause pause = read.pause().orElseThrow();
        Pause over = new Pause(pause.service(), false, Actor.TIMER, pause.reason(), clock.instant(), null);
        Batch.Builder batch = Batch.batch();
        read.write(batch, over);
        Automation.note(batch, read, over);
        if (!(store.commitNow(batch.build()) instanceof Commit.Done)) {
            throw new IllegalStateException("the switch %s changed while its pause ended".formatted(read.key()));
        }
    }

    private void lift(String id, Pause over) {
        incidents
                .find(id)
                .filter(stored -> isHeld(stored.incident()))
                .ifPresent(held -> incidents.change(id, clock.instant(), transition -> lift(transition, over)));
    }

    /** Held by a pause; by whatever else people hold it, it stays held. */
    static boolean isHeld(Incident incident) {
        return incident.isHeld() && incident.hold().reason().equals(Why.PAUSED.tag());
    }

    /** Whether a pause's end lets an incident go on, and nobody who looked at it. */
    static boolean isLifted(Because because) {
        return because.tag().equals(Why.PAUSE_LIFTED.tag()) || because.tag().equals(Why.PAUSE_EXPIRED.tag());
    }

    private void lift(Transition transition, Pause over) {
        Instant now = transition.at();
        Pauses.Seen seen = pauses.of(transition.incident(), now);
        transition.alongside(seen::expect);
        if (isHeld(transition.incident()) && seen.pause().isEmpty()) {
            transition.record(over.by(), over.over(), new Happening.Resumed());
            boolean open = !transition.incident().state().isOver();
            if (open && transition.incident().progress() instanceof Progress.Planning planning) {
                transition.set(Timer.Kind.PLAN, now, planning.step() + ".lifted");
            }
        }
    }
}
