package dev.haetae.remediate;

import dev.haetae.contract.Action;
import dev.haetae.contract.Custody;
import dev.haetae.contract.Observation;
import dev.haetae.contract.State;
import dev.haetae.dispatch.Dispatch;
import dev.haetae.incident.Actor;
import dev.haetae.incident.Event;
import dev.haetae.incident.Happening;
import dev.haetae.incident.Incidents;
import dev.haetae.incident.Transition;
import dev.haetae.timer.Claim;
import dev.haetae.timer.Timer;
import dev.haetae.timer.TimerHandler;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks again a while after a step whether what was ordered still stands; controllers that keep what is in Git look every
 * few seconds to minutes. Whoever took it back, a person or a controller
 * that keeps the target as it is in Git, is named in the timeline, and automation keeps its hands off from then on:
 * ordering it once more would be a war.
 */
final class RecheckHandler implements TimerHandler {

    private static final String SOMEBODY = "somebody unknown";

    private final Incidents incidents;
    private final Dispatch dispatch;
    private final InstantSource clock;

    RecheckHandler(Incidents incidents, Dispatch dispatch, InstantSource clock) {
        this.incidents = incidents;
        this.dispatch = dispatch;
        this.clock = clock;
    }

    /** What an earlier step did, where nothing of ours came after it. */
    private record Standing(int step, Action action) {}

    /** What is there instead of what was ordered. */
    private record Reverted(State now, String by) {}

    @Override
    public Set<Timer.Kind> kinds() {
        return Set.of(Timer.Kind.RECHECK);
    }

    @Override
    public void fire(Claim claim) {
        Optional<Standing> standing = standing(claim);
        Optional<Reverted> reverted = standing.flatMap(found -> look(found.action()));
        incidents.change(
                claim,
                clock.instant(),
                transition -> reverted.filter(now -> standing(claim).isPresent())
                        .ifPresent(now -> record(transition, standing.get(), now)));
    }

    private Optional<Standing> standing(Claim claim) {
        List<Event> backwards = incidents.timeline(claim.timer().subject()).reversed();
        for (Event event : backwards) {
            switch (event.what()) {
                case Happening.TakenBack back -> {
                    return Optional.empty();
                }
                case Happening.ActionStarted started
                when !isOf(started.action(), claim) -> {
                    return Optional.empty();
                }
                case Happening.ActionEnded ended
                when isOf(ended.action(), claim) -> {
                    return Optional.of(new Standing(ended.step(), ended.action()));
                }
                default -> {}
            }
        }
        return Optional.empty();
    }

    private static boolean isOf(Action action, Claim claim) {
        return action.id().equals(claim.timer().token());
    }

    private Optional<Reverted> look(Action action) {
        return switch (dispatch.observe(action.verb(), action.target())) {
            case Observation.Found(State now, Custody custody)
            when !action.isReachedBy(now) ->
                Optional.of(new Reverted(now, custody.writer() == null ? SOMEBODY : custody.writer()));
            case Observation.Owned owned
            when !action.isReachedBy(owned.state()) -> Optional.of(new Reverted(owned.state(), owned.owner()));
            default -> Optional.empty();
        };
    }

    private static void record(Transition transition, Standing standing, Reverted reverted) {
        var because = Why.REVERTED.because(
                standing.action().target().name(), reverted.now().describe(), reverted.by());
        transition.record(
                Actor.TIMER,
                because,
                new Happening.Reverted(standing.step(), standing.action(), reverted.now(), reverted.by()));
        if (!transition.incident().state().isOver() && !transition.incident().isHeld()) {
            transition.record(Actor.TIMER, because, new Happening.Held());
        }
    }
}
