package dev.haetae.incident;

import dev.haetae.contract.Action;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.Severity;
import dev.haetae.contract.Urgency;
import dev.haetae.incident.Happening.Acknowledged;
import dev.haetae.incident.Happening.ActionEnded;
import dev.haetae.incident.Happening.ActionStarted;
import dev.haetae.incident.Happening.AlertBack;
import dev.haetae.incident.Happening.AlertJoined;
import dev.haetae.incident.Happening.AlertResolved;
import dev.haetae.incident.Happening.AlertsGone;
import dev.haetae.incident.Happening.ApprovalGiven;
import dev.haetae.incident.Happening.ApprovalWanted;
import dev.haetae.incident.Happening.Closed;
import dev.haetae.incident.Happening.Emerged;
import dev.haetae.incident.Happening.HandedOver;
import dev.haetae.incident.Happening.Held;
import dev.haetae.incident.Happening.Opened;
import dev.haetae.incident.Happening.PlaybookChosen;
import dev.haetae.incident.Happening.RecoveryBegan;
import dev.haetae.incident.Happening.RecoveryLeft;
import dev.haetae.incident.Happening.Reopened;
import dev.haetae.incident.Happening.Resolved;
import dev.haetae.incident.Happening.Result;
import dev.haetae.incident.Happening.Resumed;
import dev.haetae.incident.Happening.SeverityDecided;
import dev.haetae.incident.Happening.StepAfresh;
import dev.haetae.incident.Happening.StepDenied;
import dev.haetae.incident.Happening.StepDone;
import dev.haetae.incident.Happening.StepJudged;
import dev.haetae.incident.Happening.StepNotNeeded;
import dev.haetae.incident.Happening.StepProposed;
import dev.haetae.incident.Happening.StepUnconfirmed;
import dev.haetae.incident.Happening.StepWaiting;
import dev.haetae.incident.Happening.StormBegan;
import dev.haetae.incident.Happening.StormCounted;
import dev.haetae.incident.Happening.Subsumed;
import dev.haetae.incident.Happening.TargetReady;
import dev.haetae.incident.Happening.Unacknowledged;
import java.time.Instant;

/** What each event makes of an incident. Pure: the same timeline always folds to the same incident. */
final class Fold {

    private Fold() {}

    static Incident open(String id, Event event, Opened opened) {
        return new Incident(
                id,
                event.seq(),
                State.OPENED,
                null,
                null,
                opened.urgency(),
                opened.service(),
                opened.title(),
                opened.correlationKey(),
                opened.since(),
                Incident.Times.opened(event.at()),
                0,
                0,
                null,
                new Progress.None(),
                null,
                opened.simulated());
    }

    static Incident apply(Incident incident, Event event) {
        return alerts(incident.at(event.seq()), event);
    }

    private static Incident alerts(Incident incident, Event event) {
        return switch (event.what()) {
            case AlertJoined joined ->
                fires(incident.counting(incident.alerts() + 1, incident.firing() + 1))
                        .with(moreUrgent(incident.urgency(), joined.urgency()));
            case AlertResolved resolved -> incident.counting(incident.alerts(), incident.firing() - 1);
            case AlertBack back -> fires(incident.counting(incident.alerts(), incident.firing() + 1));
            case AlertsGone gone ->
                incident.moved(State.Move.ALERTS_GONE).with(incident.times().gone(event.at(), gone.settlesAt()));
            case StormBegan began -> incident.with(Severity.SEV0);
            case StormCounted counted -> incident.counting(counted.alerts(), counted.firing());
            default -> ladder(incident, event);
        };
    }

    private static Incident fires(Incident incident) {
        return again(incident, State.Move.ALERT_BACK);
    }

    private static Incident again(Incident incident, State.Move move) {
        return incident.moved(move).with(incident.times().gone(null, null).resolved(null));
    }

    private static Urgency moreUrgent(Urgency one, Urgency other) {
        return other.isMoreUrgentThan(one) ? other : one;
    }

    private static Incident ladder(Incident incident, Event event) {
        return switch (event.what()) {
            case PlaybookChosen chosen ->
                incident.with(new Incident.Plan(
                                chosen.playbook(), chosen.scenario(), chosen.mode(), chosen.steps(), chosen.recovery()))
                        .with(Progress.Planning.of(0));
            case RecoveryBegan began ->
                incident.with(Progress.Planning.of(incident.plan().ladder()));
            case RecoveryLeft left -> incident.with(Progress.Planning.of(0));
            case StepWaiting waiting ->
                incident.with(
                        new Progress.Planning(waiting.step(), round(incident), waiting.deadline(), approved(incident)));
            case StepDenied denied -> denied.next() ? incident.with(Progress.Planning.of(denied.step() + 1)) : incident;
            case StepProposed proposed ->
                incident.isRecovering()
                        ? climbed(incident, proposed.step())
                        : incident.with(new Progress.Ended(proposed.step(), false));
            case StepNotNeeded gone -> incident.with(new Progress.NotNeeded(gone.step()));
            case StepUnconfirmed unconfirmed -> incident.with(new Progress.Unconfirmed(unconfirmed.step()));
            case StepAfresh afresh ->
                incident.with(new Progress.Planning(afresh.step(), round(incident) + 1, null, null));
            case ApprovalWanted wanted ->
                incident.with(new Progress.Approval(wanted.step(), wanted.approval(), wanted.action(), wanted.until()));
            case ApprovalGiven given -> incident.with(new Progress.Planning(given.step(), 0, null, asked(incident)));
            case StepJudged judged -> judged(incident, judged);
            case StepDone done ->
                climbed(done.bridged() ? incident.with(incident.times().mitigated(event.at())) : incident, done.step());
            default -> action(incident, event);
        };
    }

    /** A ladder goes on when a step did not help, recovery when it did. */
    private static Incident judged(Incident incident, StepJudged judged) {
        return judged.result() == (incident.isRecovering() ? Result.HELPED : Result.NO_EFFECT)
                ? climbed(incident, judged.step())
                : incident.with(new Progress.Ended(judged.step(), false));
    }

    /** To the next step, where there is one. */
    private static Incident climbed(Incident incident, int step) {
        return incident.with(
                incident.plan().goesOnAfter(step)
                        ? Progress.Planning.of(step + 1)
                        : new Progress.Ended(step, false, !incident.isRecovering()));
    }

    private static Incident handedOver(Incident incident) {
        boolean exhausted = incident.progress() instanceof Progress.Ended ended && ended.exhausted();
        return incident.with(new Progress.Ended(incident.progress().step(), true, exhausted));
    }

    private static Incident action(Incident incident, Event event) {
        return switch (event.what()) {
            case ActionStarted started -> started(incident, started);
            case ActionEnded ended -> ended(incident, ended, event.at());
            case TargetReady ready -> ready(incident);
            default -> people(incident, event);
        };
    }

    /** Looking around and speaking mitigate nothing. */
    private static Incident started(Incident incident, ActionStarted started) {
        Incident acting =
                incident.with(new Progress.Acting(started.step(), round(incident), started.action(), 0, null, null));
        return started.action().leavesTargetAlone() ? acting : acting.moved(State.Move.ACT);
    }

    private static Incident ended(Incident incident, ActionEnded ended, Instant at) {
        if (!(incident.progress() instanceof Progress.Acting acting)
                || !acting.action().id().equals(ended.action().id())) {
            return incident;
        }
        return switch (ended.outcome()) {
            case Outcome.Applied applied when ended.action().leavesTargetAlone() -> incident;
            case Outcome.AlreadyApplied already when ended.action().leavesTargetAlone() -> incident;
            case Outcome.Applied applied -> verifying(incident, acting, at);
            case Outcome.AlreadyApplied already -> verifying(incident, acting, at);
            case Outcome.Failed failed -> incident.with(acting.tried());
            case Outcome.Continue going -> incident.with(acting.goingOn(at, going.progress()));
            case Outcome.Refused refused -> incident;
        };
    }

    private static Incident verifying(Incident incident, Progress.Acting acting, Instant at) {
        return incident.with(incident.times().mitigated(at))
                .with(new Progress.Verifying(acting.step(), acting.action(), at, false));
    }

    private static Incident ready(Incident incident) {
        return incident.progress() instanceof Progress.Verifying verifying
                ? incident.with(
                        new Progress.Verifying(verifying.step(), verifying.action(), verifying.appliedAt(), true))
                : incident;
    }

    private static Incident people(Incident incident, Event event) {
        Incident.Times times = incident.times();
        return switch (event.what()) {
            case SeverityDecided decided ->
                event.actor().kind() == Actor.Kind.PERSON
                        ? incident.overruled(decided.severity())
                        : incident.with(decided.severity());
            case Held held ->
                incident.heldBy(
                        new Incident.Hold(event.because().tag(), event.because().sentence(), event.at()));
            case Resumed resumed -> resumed(incident.heldBy(null));
            case HandedOver over -> handedOver(incident);
            case Subsumed subsumed -> incident.moved(State.Move.SUBSUME);
            case Emerged emerged -> emerged(incident.moved(State.Move.EMERGE));
            case Acknowledged acknowledged ->
                incident.moved(State.Move.ACKNOWLEDGE).with(times.acknowledged(event.at()));
            case Unacknowledged unacknowledged -> incident.moved(State.Move.UNACKNOWLEDGE);
            case Reopened reopened -> again(incident, State.Move.REOPEN);
            case Resolved resolved -> incident.moved(State.Move.RESOLVE).with(times.resolved(event.at()));
            case Closed closed -> incident.moved(State.Move.CLOSE).with(times.closed(event.at()));
            default -> incident;
        };
    }

    /** Resumed by hand, and decided afresh: never replayed. What is being carried out or verified goes on. */
    private static Incident resumed(Incident incident) {
        if (incident.plan() == null) {
            return incident;
        }
        return switch (incident.progress()) {
            case Progress.None none -> incident;
            case Progress.Acting acting -> incident;
            case Progress.Verifying verifying -> incident;
            case Progress.Planning planning -> incident.with(Progress.Planning.of(planning.step()));
            case Progress.Approval approval -> incident.with(Progress.Planning.of(approval.step()));
            case Progress.NotNeeded notNeeded -> incident.with(Progress.Planning.of(notNeeded.step()));
            case Progress.Unconfirmed unconfirmed -> incident.with(Progress.Planning.of(unconfirmed.step()));
            case Progress.Ended ended -> incident.with(Progress.Planning.of(ended.step()));
        };
    }

    /** What was being decided when the storm came is decided afresh; what was being done or verified goes on. */
    private static Incident emerged(Incident incident) {
        return incident.progress() instanceof Progress.Planning planning
                ? incident.with(Progress.Planning.of(planning.step()))
                : incident;
    }

    private static int round(Incident incident) {
        return switch (incident.progress()) {
            case Progress.Planning planning -> planning.round();
            case Progress.Acting acting -> acting.round();
            default -> 0;
        };
    }

    private static Action approved(Incident incident) {
        return incident.progress() instanceof Progress.Planning planning ? planning.approved() : null;
    }

    private static Action asked(Incident incident) {
        return incident.progress() instanceof Progress.Approval approval ? approval.action() : null;
    }
}
