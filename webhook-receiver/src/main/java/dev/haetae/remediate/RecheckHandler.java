package dev.haetae.remediate;

import dev.haetae.contract.Action;
import dev.haetae.contract.Custody;
import dev.haetae.contract.Observation;
import dev.haetae.contract.State;
import dev.haetae.dispatch.Dispatch;
import dev.haetae.incident.Actor;
import dev.haetae.incident.Event;
import dev.haetae.incident.Happening;
import dev.haetae.incident.Incident;
import dev.haetae.incident.Incidents;
import dev.haetae.incident.Transition;
import dev.haetae.timer.Claim;
import dev.haetae.timer.Timer;
import dev.haetae.timer.TimerHandler;
import java.time.Duration;
import java.time.Instant;
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
    private static final Duration AGAIN = Duration.ofSeconds(30);
    private static final Duration LOOKED_FOR = Duration.ofMinutes(30);

    /** The cluster's clock may be behind ours, and its times have no fractions of a second. */
    private static final Duration WRITTEN = Duration.ofSeconds(5);

    private final Incidents incidents;
    private final Dispatch dispatch;
    private final InstantSource clock;

    RecheckHandler(Incidents incidents, Dispatch dispatch, InstantSource clock) {
        this.incidents = incidents;
        this.dispatch = dispatch;
        this.clock = clock;
    }

    /**
     * What an earlier step did, where nothing of ours came after it.
     *
     * @param worse it was seen to make things worse, so that it may be on its way back by our own order
     */
    private record Standing(int step, Action action, Instant since, boolean worse) {

        boolean mayBeOnItsWayBack(State now, Custody custody) {
            return worse && action.expected().sameAs(now) && !isForeign(custody);
        }

        boolean isForeign(Custody custody) {
            return custody.wasWrittenAfter(since.minus(WRITTEN));
        }
    }

    /** What is there instead of what was ordered. */
    private record Reverted(State now, String by) {}

    @Override
    public Set<Timer.Kind> kinds() {
        return Set.of(Timer.Kind.RECHECK);
    }

    @Override
    public void fire(Claim claim) {
        Optional<Standing> standing = standing(claim);
        Optional<Observation> seen = standing.map(
                found -> dispatch.observe(found.action().verb(), found.action().target()));
        if (seen.filter(RecheckHandler::isWorthAnotherLook).isPresent() && isStillLookedFor(claim, standing.get())) {
            incidents.change(claim, clock.instant(), transition -> again(transition, claim));
            return;
        }
        Optional<Reverted> reverted = seen.flatMap(now -> reverted(standing.get(), now));
        incidents.change(
                claim,
                clock.instant(),
                transition -> reverted.filter(now -> standing(claim).isPresent())
                        .ifPresent(now -> record(transition, standing.get(), now)));
    }

    private Optional<Standing> standing(Claim claim) {
        List<Event> backwards = incidents.timeline(claim.timer().subject()).reversed();
        boolean worse = false;
        for (Event event : backwards) {
            switch (event.what()) {
                case Happening.TakenBack back -> {
                    return Optional.empty();
                }
                case Happening.ActionStarted started
                when !isOf(started.action(), claim) && !started.action().leavesTargetAlone() -> {
                    return Optional.empty();
                }
                case Happening.StepJudged judged
                when isOf(judged.action(), claim) -> worse = judged.result() == Happening.Result.WORSE;
                case Happening.ActionEnded ended
                when isOf(ended.action(), claim) -> {
                    return Optional.of(new Standing(ended.step(), ended.action(), event.at(), worse));
                }
                default -> {}
            }
        }
        return Optional.empty();
    }

    private static boolean isOf(Action action, Claim claim) {
        return action.id().equals(claim.timer().token());
    }

    private static boolean isWorthAnotherLook(Observation seen) {
        return seen instanceof Observation.Unclear unclear && unclear.retryable();
    }

    /** While it cannot be seen it is looked for again, for as long as people would leave it to automation (I6). */
    private boolean isStillLookedFor(Claim claim, Standing standing) {
        return claim.timer().due().isBefore(standing.since().plus(LOOKED_FOR));
    }

    private void again(Transition transition, Claim claim) {
        transition.set(
                Timer.Kind.RECHECK, transition.at().plus(AGAIN), claim.timer().token());
    }

    private static Optional<Reverted> reverted(Standing standing, Observation seen) {
        Action action = standing.action();
        return switch (seen) {
            case Observation.Found(State now, Custody custody)
            when !action.isReachedBy(now) && !standing.mayBeOnItsWayBack(now, custody) ->
                Optional.of(new Reverted(now, standing.isForeign(custody) ? custody.writer() : SOMEBODY));
            case Observation.Owned owned
            when !action.isReachedBy(owned.state()) -> Optional.of(new Reverted(owned.state(), owned.owner()));
            default -> Optional.empty();
        };
    }

    /** The end of a pause lets an incident go on; what was taken back meanwhile must not be ordered again by that. */
    private static boolean isHeldByPeople(Incident incident) {
        return incident.isHeld() && !LiftHandler.isHeld(incident);
    }

    private static void record(Transition transition, Standing standing, Reverted reverted) {
        var because = Why.REVERTED.because(
                standing.action().target().name(), reverted.now().describe(), reverted.by());
        transition.record(
                Actor.TIMER,
                because,
                new Happening.Reverted(standing.step(), standing.action(), reverted.now(), reverted.by()));
        if (!transition.incident().state().isOver() && !isHeldByPeople(transition.incident())) {
            transition.record(Actor.TIMER, because, new Happening.Held());
        }
    }
}
