package dev.haetae.simulate;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haetae.contract.Action;
import dev.haetae.incident.Event;
import dev.haetae.incident.Happening;
import dev.haetae.incident.Happening.Judgement;
import dev.haetae.policy.Because;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How far one step of the ladder would come.
 *
 * @param step counts from 0
 * @param action the order in words; null when it would not come to one
 * @param verdicts what each guardrail says of it; the last look counts
 * @param result allowed, waiting, denied, proposed, approval-wanted, started, applied, refused, failed, helped,
 *     no-effect, unverified, worse, not-needed, unconfirmed or done
 * @param later taken-back or reverted, where it did not stay; null where it did
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Rung(int step, String action, List<Judgement> verdicts, String result, Because because, String later) {

    static List<Rung> of(List<Event> timeline) {
        Map<Integer, Rung> rungs = new LinkedHashMap<>();
        timeline.forEach(event -> note(rungs, event));
        return List.copyOf(rungs.values());
    }

    private static void note(Map<Integer, Rung> rungs, Event event) {
        Because because = event.because();
        switch (event.what()) {
            case Happening.Guarded guarded -> rungs.put(guarded.step(), guarded(guarded, because));
            case Happening.StepWaiting waiting -> reach(rungs, waiting.step(), "waiting", because);
            case Happening.StepDenied denied -> reach(rungs, denied.step(), "denied", because);
            case Happening.StepProposed proposed -> reach(rungs, proposed.step(), "proposed", because);
            case Happening.ApprovalWanted wanted -> reach(rungs, wanted.step(), "approval-wanted", because);
            case Happening.ActionStarted started -> started(rungs, started, because);
            case Happening.ActionEnded ended -> reach(rungs, ended.step(), word(ended.outcome()), because);
            case Happening.StepJudged judged -> reach(rungs, judged.step(), word(judged.result()), because);
            case Happening.StepNotNeeded not -> reach(rungs, not.step(), "not-needed", because);
            case Happening.StepUnconfirmed not -> reach(rungs, not.step(), "unconfirmed", because);
            case Happening.StepDone done ->
                rungs.putIfAbsent(done.step(), new Rung(done.step(), null, List.of(), "done", because, null));
            case Happening.TakenBack back -> later(rungs, back.step(), "taken-back");
            case Happening.Reverted by -> later(rungs, by.step(), "reverted");
            default -> {}
        }
    }

    private static Rung guarded(Happening.Guarded guarded, Because because) {
        Action action = guarded.action();
        return new Rung(
                guarded.step(),
                action == null ? null : action.describe(),
                guarded.verdicts(),
                guarded.allowed() ? "allowed" : "denied",
                because,
                null);
    }

    private static void reach(Map<Integer, Rung> rungs, int step, String result, Because because) {
        Rung before = rungs.getOrDefault(step, new Rung(step, null, List.of(), result, because, null));
        rungs.put(step, new Rung(step, before.action(), before.verdicts(), result, because, before.later()));
    }

    private static void later(Map<Integer, Rung> rungs, int step, String what) {
        rungs.computeIfPresent(
                step,
                (number, before) ->
                        new Rung(step, before.action(), before.verdicts(), before.result(), before.because(), what));
    }

    /** What is not put before the guardrails is told in words here. */
    private static void started(Map<Integer, Rung> rungs, Happening.ActionStarted started, Because because) {
        List<Judgement> verdicts =
                rungs.containsKey(started.step()) ? rungs.get(started.step()).verdicts() : List.of();
        rungs.put(
                started.step(),
                new Rung(started.step(), started.action().describe(), verdicts, "started", because, null));
    }

    /** {@code AlreadyApplied} is already-applied, {@code NO_EFFECT} is no-effect. */
    private static String word(Object value) {
        String name = value instanceof Enum<?> constant
                ? constant.name()
                : value.getClass().getSimpleName();
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").replace('_', '-').toLowerCase(Locale.ROOT);
    }
}
