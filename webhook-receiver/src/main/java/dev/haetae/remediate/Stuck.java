package dev.haetae.remediate;

import dev.haetae.incident.Actor;
import dev.haetae.incident.Happening;
import dev.haetae.incident.Incidents;
import dev.haetae.incident.Progress;
import dev.haetae.incident.Transition;
import dev.haetae.timer.Claim;
import dev.haetae.timer.Pulse;
import dev.haetae.timer.Timer;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * A stage that fails by a fault of our own, time after time, is handed to people: what cannot be evaluated forbids, and
 * an incident must not stand still in silence. What was ordered keeps its lock until that ends by itself.
 */
public final class Stuck implements Pulse.Broken {

    /** A lease each: with the usual one, five minutes (I6: by then somebody looks). */
    private static final int TIMES = 5;

    private static final Set<Timer.Kind> STAGES =
            EnumSet.of(Timer.Kind.PLAN, Timer.Kind.ACT, Timer.Kind.VERIFY, Timer.Kind.SETTLE);

    private final Incidents incidents;
    private final InstantSource clock;

    public Stuck(Incidents incidents, InstantSource clock) {
        this.incidents = incidents;
        this.clock = clock;
    }

    @Override
    public void failed(Claim claim, RuntimeException failure) {
        if (STAGES.contains(claim.timer().kind()) && claim.timer().epoch() >= TIMES) {
            incidents.change(claim, clock.instant(), transition -> handOver(transition, claim));
        }
    }

    private static void handOver(Transition transition, Claim claim) {
        boolean ended = transition.incident().progress() instanceof Progress.Ended over && over.handedOver();
        if (!ended && !transition.incident().state().isOver()) {
            String stage = claim.timer().kind().name().toLowerCase(Locale.ROOT);
            transition.record(Actor.POLICY, Why.STUCK.because(stage, TIMES), new Happening.HandedOver());
        }
    }
}
