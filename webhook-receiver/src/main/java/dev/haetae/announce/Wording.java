package dev.haetae.announce;

import dev.haetae.contract.Action;
import dev.haetae.contract.Diagnose;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.StatusUpdate;
import dev.haetae.contract.StatusUpdate.Kind;
import dev.haetae.contract.Tell;
import dev.haetae.incident.Event;
import dev.haetae.incident.Happening;
import dev.haetae.incident.Happening.Acknowledged;
import dev.haetae.incident.Happening.ActionEnded;
import dev.haetae.incident.Happening.ActionStarted;
import dev.haetae.incident.Happening.AlertBack;
import dev.haetae.incident.Happening.ApprovalWanted;
import dev.haetae.incident.Happening.Escalated;
import dev.haetae.incident.Happening.HandedOver;
import dev.haetae.incident.Happening.Held;
import dev.haetae.incident.Happening.Resolved;
import dev.haetae.incident.Happening.Reverted;
import dev.haetae.incident.Happening.SeverityDecided;
import dev.haetae.incident.Happening.StepJudged;
import dev.haetae.incident.Happening.StepProposed;
import dev.haetae.incident.Happening.StepUnconfirmed;
import dev.haetae.incident.Happening.StepWaiting;
import dev.haetae.incident.Happening.StormBegan;
import dev.haetae.incident.Happening.StormOver;
import dev.haetae.incident.Happening.TakeBackWaits;
import dev.haetae.incident.Happening.TakenBack;
import dev.haetae.incident.Incident;
import dev.haetae.incident.Telling;
import dev.haetae.policy.Mode;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which events people are told of, and the facts that the sentence needs. */
public final class Wording implements Telling {

    /** What is said of an event. */
    private record Said(Kind kind, Map<String, String> facts) {

        Said(Kind kind) {
            this(kind, Map.of());
        }
    }

    @Override
    public List<StatusUpdate> of(Incident incident, Event event) {
        if (Muted.is(incident, event.what())) {
            return List.of();
        }
        return said(incident, event.what()).map(said -> update(incident, event, said)).stream()
                .toList();
    }

    private static Optional<Said> said(Incident incident, Happening what) {
        return Optional.ofNullable(
                switch (what) {
                    case SeverityDecided decided -> severity(incident, decided);
                    case StormBegan began -> new Said(Kind.STORM, Map.of("services", "" + began.services()));
                    case StormOver over ->
                        new Said(
                                Kind.STORM_OVER,
                                Map.of("services", "" + over.services(), "alerts", "" + over.alerts()));
                    case StepWaiting waiting -> new Said(Kind.WAITING);
                    case StepProposed proposed ->
                        new Said(
                                proposed.mode() == Mode.OBSERVE ? Kind.OBSERVED : Kind.SUGGESTED,
                                proposed.action().facts());
                    case ApprovalWanted wanted ->
                        new Said(Kind.APPROVAL_WANTED, wanted.action().facts());
                    case ActionStarted started when started.action().leavesTargetAlone() -> null;
                    case ActionStarted started ->
                        new Said(Kind.ACTING, started.action().facts());
                    case ActionEnded ended -> ended(ended);
                    case StepJudged judged -> judged(judged);
                    case TakenBack back -> takenBack(back);
                    case TakeBackWaits waits ->
                        new Said(Kind.NOT_TAKEN_BACK, waits.action().facts());
                    case Reverted reverted ->
                        new Said(Kind.REVERTED, reverted.action().facts());
                    case StepUnconfirmed unconfirmed -> new Said(Kind.HANDED_OVER);
                    case Acknowledged taken -> new Said(Kind.ACKNOWLEDGED);
                    case Held held -> new Said(Kind.HELD);
                    case HandedOver over -> new Said(Kind.HANDED_OVER);
                    case Escalated called ->
                        new Said(Kind.ESCALATED, Map.of("level", called.level().word(), "who", called.who()));
                    case AlertBack back -> new Said(Kind.REOPENED);
                    case Resolved resolved ->
                        new Said(
                                Kind.RESOLVED,
                                Map.of(
                                        "duration",
                                        resolved.timeToResolve()
                                                .truncatedTo(ChronoUnit.SECONDS)
                                                .toString()));
                    default -> null;
                });
    }

    private static Said severity(Incident incident, SeverityDecided decided) {
        if (decided.from() == null) {
            return new Said(Kind.OPENED);
        }
        boolean raised = decided.severity().isWorseThan(decided.from());
        return incident.state().isOver()
                ? null
                : new Said(
                        raised ? Kind.SEVERITY_RAISED : Kind.SEVERITY_LOWERED,
                        Map.of("from", decided.from().toString()));
    }

    private static Said ended(ActionEnded ended) {
        return switch (ended.outcome()) {
            case Outcome.Applied applied when ended.action() instanceof Tell tell -> new Said(Kind.TOLD, tell.facts());
            case Outcome.Applied(var before, Diagnose.Findings found, var undo) -> diagnosed(ended.action(), found);
            case Outcome.Applied applied -> new Said(Kind.APPLIED, facts(ended.action(), "applied"));
            case Outcome.AlreadyApplied already -> new Said(Kind.APPLIED, facts(ended.action(), "already-applied"));
            default -> null;
        };
    }

    /** In brief; the rest stands in the timeline. */
    private static Said diagnosed(Action action, Diagnose.Findings found) {
        Map<String, String> facts = new HashMap<>(action.facts());
        facts.put("found", found.inBrief());
        return new Said(Kind.DIAGNOSED, facts);
    }

    private static Said takenBack(TakenBack back) {
        return switch (back.outcome()) {
            case Outcome.Applied applied ->
                new Said(Kind.TAKEN_BACK, back.action().facts());
            case Outcome.AlreadyApplied already ->
                new Said(Kind.TAKEN_BACK, back.action().facts());
            case Outcome.Refused refused ->
                new Said(Kind.NOT_TAKEN_BACK, back.action().facts());
            case Outcome.Failed failed ->
                failed.retryable()
                        ? null
                        : new Said(Kind.NOT_TAKEN_BACK, back.action().facts());
            case Outcome.Continue going -> null;
        };
    }

    private static Said judged(StepJudged judged) {
        return switch (judged.result()) {
            case HELPED -> new Said(Kind.HELPED, facts(judged.action(), "helped"));
            case NO_EFFECT -> new Said(Kind.NO_EFFECT, facts(judged.action(), "no-effect"));
            // each is handed over in the same breath
            case UNVERIFIED, WORSE -> null;
        };
    }

    private static Map<String, String> facts(Action action, String result) {
        Map<String, String> facts = new HashMap<>(action.facts());
        facts.put("result", result);
        return facts;
    }

    private static StatusUpdate update(Incident incident, Event event, Said said) {
        Map<String, String> facts = new HashMap<>(said.facts());
        facts.put("reason", event.because().sentence());
        facts.put("tag", event.because().tag());
        facts.put("by", event.actor().id());
        facts.put("via", event.actor().via());
        incident.ifPlanned().ifPresent(plan -> facts.put("mode", plan.mode().word()));
        return new StatusUpdate(
                "%s/%04d".formatted(incident.id(), event.seq()),
                incident.id(),
                said.kind(),
                incident.urgency(),
                incident.severity(),
                incident.service(),
                incident.title(),
                incident.since(),
                event.at(),
                facts,
                incident.simulated());
    }
}
