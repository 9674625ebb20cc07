package dev.haetae.remediate;

import dev.haetae.contract.Action;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.Rollback;
import dev.haetae.contract.RunJob;
import dev.haetae.dispatch.Dispatch;
import dev.haetae.incident.Incident;
import dev.haetae.incident.Incidents;
import dev.haetae.incident.Progress;
import dev.haetae.incident.State;
import dev.haetae.incident.Stored;
import dev.haetae.policy.Because;
import dev.haetae.timer.Claim;
import dev.haetae.timer.Timer;
import dev.haetae.timer.TimerHandler;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/**
 * Gives the order that was decided, if its ground still stands. Where it does not, the function is asked all the same,
 * with a {@code notAfter} in the past: it writes nothing then, but says whether an earlier try got through.
 */
final class ActHandler implements TimerHandler {

    /** A write that starts must be over before the lease is, or another receiver could give the order meanwhile. */
    static final Duration WRITE_TAKES = Duration.ofSeconds(10);

    private final Incidents incidents;
    private final Playbooks playbooks;
    private final Grounds grounds;
    private final Pauses pauses;
    private final Dispatch dispatch;
    private final Aftermath aftermath;
    private final InstantSource clock;

    ActHandler(
            Incidents incidents,
            Playbooks playbooks,
            Grounds grounds,
            Pauses pauses,
            Dispatch dispatch,
            Aftermath aftermath,
            InstantSource clock) {
        this.incidents = incidents;
        this.playbooks = playbooks;
        this.grounds = grounds;
        this.pauses = pauses;
        this.dispatch = dispatch;
        this.aftermath = aftermath;
        this.clock = clock;
    }

    @Override
    public Set<Timer.Kind> kinds() {
        return Set.of(Timer.Kind.ACT);
    }

    @Override
    public void fire(Claim claim) {
        Optional<Incident> incident =
                incidents.find(claim.timer().subject()).map(Stored::incident).filter(found -> isAt(found, claim));
        if (incident.isEmpty()) {
            incidents.change(claim, clock.instant(), transition -> {});
            return;
        }
        Progress.Acting acting = (Progress.Acting) incident.get().progress();
        Optional<Because> lapsed = lapsed(incident.get(), acting, clock.instant());
        Outcome outcome = given(acting, order(acting, claim, lapsed.isPresent()));
        incidents.change(claim, clock.instant(), transition -> {
            if (isAt(transition.incident(), claim)) {
                aftermath.of(transition, outcome, lapsed, claim.isAnew());
            }
        });
    }

    private static boolean isAt(Incident incident, Claim claim) {
        return incident.progress() instanceof Progress.Acting acting
                && acting.action().id().equals(claim.timer().token());
    }

    /** What somebody took back on its way would be written again in its new time, so it is asked after before. */
    private Outcome given(Progress.Acting acting, Action order) {
        if (acting.begun() == null || !isWrittenAnew(order)) {
            return dispatch.apply(order);
        }
        Outcome asked = dispatch.apply(order.withNotAfter(Instant.EPOCH));
        return asked instanceof Outcome.AlreadyApplied ? dispatch.apply(order) : asked;
    }

    /** It has no mark of its own: where it was changed again, it looks as though it had never been ordered. */
    static boolean isWrittenAnew(Action action) {
        return action instanceof Rollback;
    }

    private static Action order(Progress.Acting acting, Claim claim, boolean lapsed) {
        Action action = acting.action();
        if (lapsed) {
            return action.withNotAfter(Instant.EPOCH);
        }
        Instant beforeTheLeaseEnds = claim.until().minus(WRITE_TAKES);
        boolean asDecided = acting.begun() == null || goesOnByItself(action);
        return asDecided && action.notAfter().isBefore(beforeTheLeaseEnds)
                ? action
                : action.withNotAfter(beforeTheLeaseEnds);
    }

    /** It is only asked after. With a new time it would be begun again, where somebody deleted it to stop it. */
    static boolean goesOnByItself(Action action) {
        return action instanceof RunJob;
    }

    /** Why the order must not be carried out any more, if so: time, people, or the alert being gone. */
    private Optional<Because> lapsed(Incident incident, Progress.Acting acting, Instant now) {
        if (incident.state().isOver()) {
            return Optional.of(Why.RESOLVED_BY_HAND.because());
        }
        if (incident.state() == State.SUBSUMED) {
            return Optional.of(Why.STORM.because());
        }
        if (incident.isHeld()) {
            return Optional.of(
                    new Because(incident.hold().reason(), incident.hold().sentence(), null));
        }
        Optional<Pause> paused = pauses.of(incident, now).pause();
        if (paused.isPresent()) {
            return paused.map(Pause::because);
        }
        return acting.begun() == null ? groundless(incident, acting, now) : overdue(incident, acting, now);
    }

    /** Long work that has begun goes on though its alert is gone: half of it helps nobody. Its step's time bounds it. */
    private Optional<Because> overdue(Incident incident, Progress.Acting acting, Instant now) {
        return playbooks
                .step(incident)
                .map(step -> acting.begun().plus(step.deadline()))
                .map(deadline -> now.isAfter(deadline)
                        ? Optional.of(Why.STALE.because(Words.of(deadline)))
                        : Optional.<Because>empty())
                .orElseGet(() -> Optional.of(playbooks.missing(incident.plan())));
    }

    private Optional<Because> groundless(Incident incident, Progress.Acting acting, Instant now) {
        if (now.isAfter(acting.action().notAfter())) {
            return Optional.of(Why.STALE.because(Words.of(acting.action().notAfter())));
        }
        if (playbooks.of(incident).isEmpty()) {
            return Optional.of(playbooks.missing(incident.plan()));
        }
        return switch (grounds.of(incident, now)) {
            case Ground.Firm firm -> Optional.empty();
            case Ground.Gone gone -> Optional.of(gone.because());
            case Ground.Silenced silenced -> Optional.of(silenced.because());
            case Ground.InHand inHand -> Optional.of(inHand.because());
            case Ground.Unconfirmed unconfirmed -> Optional.of(unconfirmed.because());
        };
    }
}
