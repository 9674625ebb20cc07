package dev.haetae.triage;

import dev.haetae.incident.Actor;
import dev.haetae.incident.Happening;
import dev.haetae.incident.Incident;
import dev.haetae.incident.Incidents;
import dev.haetae.incident.State;
import dev.haetae.incident.Stored;
import dev.haetae.incident.Transition;
import dev.haetae.policy.Guardrails;
import dev.haetae.timer.Claim;
import dev.haetae.timer.Timer;
import dev.haetae.timer.TimerHandler;
import dev.haetae.timer.Timers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/** Follows a storm: takes in the incidents that were open, counts, and lets go once it is calm. */
final class StormHandler implements TimerHandler {

    static final Duration LOOK_EVERY = Duration.ofSeconds(15);

    private final Incidents incidents;
    private final Storms storms;
    private final Episodes episodes;
    private final Umbrella umbrella;
    private final Guardrails.Storm limits;
    private final InstantSource clock;

    StormHandler(
            Incidents incidents,
            Storms storms,
            Episodes episodes,
            Umbrella umbrella,
            Guardrails.Storm limits,
            InstantSource clock) {
        this.incidents = incidents;
        this.storms = storms;
        this.episodes = episodes;
        this.umbrella = umbrella;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public Set<Timer.Kind> kinds() {
        return Set.of(Timer.Kind.STORM);
    }

    @Override
    public void fire(Claim claim) {
        Optional<Storms.Current> current = storms.current()
                .filter(on -> on.storm().umbrella().equals(claim.timer().subject()));
        if (current.isEmpty()) {
            incidents.change(claim, clock.instant(), this::letGo);
            return;
        }
        Storm storm = current.get().storm();
        StormCount count = StormCount.of(storms.all(storm.umbrella()));
        if (isCalm(storm, count) || isOver(storm)) {
            end(claim, current.get(), count);
        } else {
            goOn(claim, storm, count);
        }
    }

    private boolean isCalm(Storm storm, StormCount count) {
        Instant calmSince = storms.lastService(storm).plus(limits.calm());
        return !clock.instant().isBefore(calmSince) && count.failing() <= limits.services();
    }

    /** A person may end it by hand. */
    private boolean isOver(Storm storm) {
        return stateOf(storm.umbrella()).filter(State::isOver).isPresent();
    }

    private void goOn(Claim claim, Storm storm, StormCount count) {
        storm.subsumed().forEach(id -> subsume(id, storm.umbrella()));
        incidents.change(claim, clock.instant(), transition -> {
            if (count.isWorthTelling(transition.incident())) {
                transition.record(Actor.TIMER, Triaged.STORM_COUNTED.because(), count.event());
            }
            transition.set(Timer.Kind.STORM, transition.at().plus(LOOK_EVERY), "look");
        });
    }

    private void subsume(String id, String umbrella) {
        boolean open =
                stateOf(id).flatMap(state -> state.after(State.Move.SUBSUME)).isPresent();
        if (open) {
            incidents.change(
                    id,
                    clock.instant(),
                    transition ->
                            transition.record(Actor.POLICY, Triaged.STORM.because(), new Happening.Subsumed(umbrella)));
        }
    }

    private Optional<State> stateOf(String id) {
        return incidents.find(id).map(Stored::incident).map(Incident::state);
    }

    /** Idempotent up to its last commit, which ends the storm: a crash in between repeats it. */
    private void end(Claim claim, Storms.Current current, StormCount count) {
        Storm storm = current.storm();
        storm.subsumed().stream()
                .filter(id -> stateOf(id).equals(Optional.of(State.SUBSUMED)))
                .forEach(id -> incidents.change(
                        id, clock.instant(), transition -> umbrella.emerge(transition, storm.umbrella())));
        incidents.change(claim, clock.instant(), transition -> over(transition, current, count));
    }

    private void over(Transition transition, Storms.Current current, StormCount count) {
        transition
                .record(Actor.TIMER, Triaged.STORM_COUNTED.because(), count.event())
                .record(
                        Actor.TIMER,
                        Triaged.STORM_OVER.because(),
                        new Happening.StormOver(count.services(), count.alerts()));
        transition.set(Timer.Kind.STORM, transition.at(), "let-go");
        if (!transition.incident().state().isOver()) {
            umbrella.close(transition);
        }
        transition.alongside(storms.end(current));
    }

    /** Once the storm is over nothing more comes under its umbrella, so this misses none of what still fires. */
    private void letGo(Transition transition) {
        String id = transition.incident().id();
        storms.all(id).stream()
                .filter(Storms.Sheltered::firing)
                .flatMap(row -> episodes.find(row.episode()).stream())
                .filter(episode -> id.equals(episode.incident()))
                .forEach(episode -> transition.alongside(batch -> Timers.set(
                        batch,
                        Timer.at(transition.at(), Timer.Kind.RECONSIDER, episode.key(), episode.firstDelivery()))));
    }
}
