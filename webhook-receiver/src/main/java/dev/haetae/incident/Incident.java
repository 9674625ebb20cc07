package dev.haetae.incident;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haetae.contract.Severity;
import dev.haetae.contract.Urgency;
import dev.haetae.policy.Mode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What people are told about: the fold of its timeline.
 *
 * @param seq the last event's
 * @param severity null until it is decided
 * @param overruled what policy had decided before people decided otherwise; null while they have not
 * @param since when its first alert began
 * @param hold why automation keeps its hands off, or null
 */
public record Incident(
        String id,
        long seq,
        State state,
        Severity severity,
        Severity overruled,
        Urgency urgency,
        String service,
        String title,
        String correlationKey,
        Instant since,
        Times times,
        int alerts,
        int firing,
        Plan plan,
        Progress progress,
        Hold hold,
        boolean simulated) {

    /** When it came to each state; null until it did. {@code gone} is when the last alert ended. */
    public record Times(
            Instant opened,
            Instant acknowledged,
            Instant mitigated,
            Instant gone,
            Instant settles,
            Instant resolved,
            Instant closed) {

        static Times opened(Instant at) {
            return new Times(at, null, null, null, null, null, null);
        }

        Times acknowledged(Instant at) {
            return acknowledged == null ? new Times(opened, at, mitigated, gone, settles, resolved, closed) : this;
        }

        Times mitigated(Instant at) {
            return mitigated == null ? new Times(opened, acknowledged, at, gone, settles, resolved, closed) : this;
        }

        Times gone(Instant at, Instant settlesAt) {
            return new Times(opened, acknowledged, mitigated, at, settlesAt, resolved, closed);
        }

        Times resolved(Instant at) {
            return new Times(opened, acknowledged, mitigated, gone, settles, at, closed);
        }

        Times closed(Instant at) {
            return new Times(opened, acknowledged, mitigated, gone, settles, resolved, at);
        }
    }

    /**
     * The playbook that runs.
     *
     * @param steps how many it has in all
     * @param recovery how many of the last are those of its recovery
     */
    public record Plan(
            String playbook,
            String scenario,
            Mode mode,
            int steps,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) int recovery) {

        /** How many steps its ladder has. */
        public int ladder() {
            return steps - recovery;
        }

        /** Another step of the same kind follows: of the ladder, or of recovery. */
        public boolean goesOnAfter(int step) {
            return step + 1 < (step < ladder() ? ladder() : steps);
        }
    }

    public record Hold(String reason, String sentence, Instant at) {}

    @JsonIgnore
    public Optional<Plan> ifPlanned() {
        return Optional.ofNullable(plan);
    }

    /** It stands on a step of its playbook's recovery. */
    @JsonIgnore
    public boolean isRecovering() {
        return plan != null && progress.step() >= plan.ladder();
    }

    @JsonIgnore
    public boolean isHeld() {
        return hold != null;
    }

    /** From its opening until its last alert ended (M1); the hold-down that proves it does not count. */
    @JsonIgnore
    public Duration timeToResolve(Instant now) {
        Instant end = times.gone() == null ? now : times.gone();
        return end.isBefore(times.opened()) ? Duration.ZERO : Duration.between(times.opened(), end);
    }

    /** Policy raises and never lowers; what people have decided, only by what is worse than what it said before them. */
    public boolean isWorsenedBy(Severity decided) {
        return severity == null
                || (decided.isWorseThan(severity) && (overruled == null || decided.isWorseThan(overruled)));
    }

    Incident at(long newSeq) {
        return copy(newSeq, state, severity, overruled, urgency, times, alerts, firing, plan, progress, hold);
    }

    /** Moves when that is a move from here, and stays otherwise. */
    Incident moved(State.Move move) {
        State next = state.after(move).orElse(state);
        return copy(seq, next, severity, overruled, urgency, times, alerts, firing, plan, progress, hold);
    }

    Incident with(Severity newSeverity) {
        return copy(seq, state, newSeverity, null, urgency, times, alerts, firing, plan, progress, hold);
    }

    /** As people decided it. */
    Incident overruled(Severity newSeverity) {
        Severity policys = overruled == null ? severity : overruled;
        return copy(seq, state, newSeverity, policys, urgency, times, alerts, firing, plan, progress, hold);
    }

    Incident with(Urgency newUrgency) {
        return copy(seq, state, severity, overruled, newUrgency, times, alerts, firing, plan, progress, hold);
    }

    Incident with(Times newTimes) {
        return copy(seq, state, severity, overruled, urgency, newTimes, alerts, firing, plan, progress, hold);
    }

    Incident with(Plan newPlan) {
        return copy(seq, state, severity, overruled, urgency, times, alerts, firing, newPlan, progress, hold);
    }

    Incident with(Progress newProgress) {
        return copy(seq, state, severity, overruled, urgency, times, alerts, firing, plan, newProgress, hold);
    }

    Incident heldBy(Hold newHold) {
        return copy(seq, state, severity, overruled, urgency, times, alerts, firing, plan, progress, newHold);
    }

    Incident counting(int newAlerts, int newFiring) {
        return copy(seq, state, severity, overruled, urgency, times, newAlerts, newFiring, plan, progress, hold);
    }

    private Incident copy(
            long newSeq,
            State newState,
            Severity newSeverity,
            Severity newOverruled,
            Urgency newUrgency,
            Times newTimes,
            int newAlerts,
            int newFiring,
            Plan newPlan,
            Progress newProgress,
            Hold newHold) {
        return new Incident(
                id,
                newSeq,
                newState,
                newSeverity,
                newOverruled,
                newUrgency,
                service,
                title,
                correlationKey,
                since,
                newTimes,
                newAlerts,
                newFiring,
                newPlan,
                newProgress,
                newHold,
                simulated);
    }
}
