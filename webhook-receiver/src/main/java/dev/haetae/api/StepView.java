package dev.haetae.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haetae.contract.Action;
import dev.haetae.contract.Outcome;
import dev.haetae.incident.Event;
import dev.haetae.incident.Happening;
import dev.haetae.incident.Happening.ActionEnded;
import dev.haetae.incident.Happening.ActionStarted;
import dev.haetae.incident.Happening.ApprovalWanted;
import dev.haetae.incident.Happening.Guarded;
import dev.haetae.incident.Happening.Reverted;
import dev.haetae.incident.Happening.StepDenied;
import dev.haetae.incident.Happening.StepDone;
import dev.haetae.incident.Happening.StepJudged;
import dev.haetae.incident.Happening.StepProposed;
import dev.haetae.incident.Happening.StepWaiting;
import dev.haetae.incident.Happening.TakeBackWaits;
import dev.haetae.incident.Happening.TakenBack;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How far a step of the ladder came: the fold of what the timeline says of it.
 *
 * @param state guarded, waiting, denied, proposed, approval-wanted, started, applied, already-applied, refused, failed,
 *     continue, done, or how it was judged: helped, no-effect, unverified, worse
 * @param later what became of it after that: taken-back, not-taken-back, waits-to-be-taken-back or reverted; null where it
 *     stands, or nothing was done
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record StepView(
        int step, String state, String action, String verb, String target, Instant at, String because, Later later) {

    /** What became of a step once it had been judged. */
    record Later(String what, Instant at, String because) {}

    static List<StepView> of(Stream<Event> timeline) {
        Map<Integer, StepView> steps = new LinkedHashMap<>();
        timeline.forEachOrdered(event -> note(steps, event));
        return List.copyOf(steps.values());
    }

    private static void note(Map<Integer, StepView> steps, Event event) {
        switch (event.what()) {
            case Guarded guarded -> note(steps, event, guarded.step(), "guarded", guarded.action());
            case StepProposed proposed -> note(steps, event, proposed.step(), "proposed", proposed.action());
            case ApprovalWanted wanted -> note(steps, event, wanted.step(), "approval-wanted", wanted.action());
            case ActionStarted started -> note(steps, event, started.step(), "started", started.action());
            case ActionEnded ended -> note(steps, event, ended.step(), word(ended.outcome()), null);
            case StepWaiting waiting -> note(steps, event, waiting.step(), "waiting", null);
            case StepDenied denied -> note(steps, event, denied.step(), "denied", null);
            case StepJudged judged -> note(steps, event, judged.step(), word(judged.result()), null);
            case StepDone done when !steps.containsKey(done.step()) -> note(steps, event, done.step(), "done", null);
            case TakenBack back -> later(steps, event, back.step(), word(back));
            case TakeBackWaits waits -> later(steps, event, waits.step(), "waits-to-be-taken-back");
            case Reverted reverted -> later(steps, event, reverted.step(), "reverted");
            default -> {}
        }
    }

    private static void note(Map<Integer, StepView> steps, Event event, int step, String state, Action action) {
        StepView before = steps.get(step);
        steps.put(
                step,
                new StepView(
                        step,
                        state,
                        action == null ? before == null ? null : before.action() : action.describe(),
                        action == null ? before == null ? null : before.verb() : action.verb(),
                        action == null
                                ? before == null ? null : before.target()
                                : action.target().toString(),
                        event.at(),
                        event.because().sentence(),
                        before == null ? null : before.later()));
    }

    private static void later(Map<Integer, StepView> steps, Event event, int step, String what) {
        Later later = new Later(what, event.at(), event.because().sentence());
        steps.computeIfPresent(step, (number, before) -> before.with(later));
    }

    private StepView with(Later after) {
        return new StepView(step, state, action, verb, target, at, because, after);
    }

    private static String word(TakenBack back) {
        return switch (back.outcome()) {
            case Outcome.Applied applied -> "taken-back";
            case Outcome.AlreadyApplied already -> "taken-back";
            case Outcome.Continue going -> "waits-to-be-taken-back";
            case Outcome.Refused refused -> "not-taken-back";
            case Outcome.Failed failed -> failed.retryable() ? "waits-to-be-taken-back" : "not-taken-back";
        };
    }

    private static String word(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Applied applied -> "applied";
            case Outcome.AlreadyApplied already -> "already-applied";
            case Outcome.Continue going -> "continue";
            case Outcome.Refused refused -> "refused";
            case Outcome.Failed failed -> "failed";
        };
    }

    private static String word(Happening.Result result) {
        return result.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
