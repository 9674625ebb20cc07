package dev.haetae.report;

import dev.haetae.contract.Outcome;
import dev.haetae.incident.Event;
import dev.haetae.incident.Happening.ActionEnded;
import dev.haetae.incident.Happening.AlertsGone;
import dev.haetae.incident.Happening.ApprovalWanted;
import dev.haetae.incident.Happening.HandedOver;
import dev.haetae.incident.Happening.Held;
import dev.haetae.incident.Happening.Result;
import dev.haetae.incident.Happening.StepDenied;
import dev.haetae.incident.Happening.StepJudged;
import dev.haetae.incident.Happening.StepNotNeeded;
import dev.haetae.incident.Happening.StepProposed;
import dev.haetae.incident.Incident;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One incident's way up its ladder, gathered from its events in their order. */
final class Course {

    private static final String FOREIGN_CHANGE = "foreign-change";

    Incident.Plan plan;
    boolean acted;
    boolean takenBack;
    boolean notNeeded;
    final List<String> judged = new ArrayList<>();
    final List<String> refused = new ArrayList<>();
    final List<String> handedOver = new ArrayList<>();
    final List<String> held = new ArrayList<>();
    private Instant proposed;
    private Instant gone;

    void under(Incident.Plan itsPlan) {
        plan = itsPlan;
    }

    void add(Event event) {
        String tag = event.because().tag();
        switch (event.what()) {
            case StepProposed step -> proposed(event.at());
            case ApprovalWanted step -> proposed(event.at());
            case StepNotNeeded step -> notNeeded = true;
            case StepDenied step -> refused.add(tag);
            // what only looked or spoke wrote nothing
            case ActionEnded ended when ended.action().leavesTargetAlone() -> {}
            case ActionEnded ended -> ended(ended.outcome(), tag);
            case StepJudged step -> judged.add(word(step.result()));
            case AlertsGone all -> gone = event.at();
            case HandedOver over -> handedOver.add(tag);
            case Held hold -> held(tag);
            default -> {}
        }
    }

    private void proposed(Instant at) {
        proposed = proposed == null ? at : proposed;
    }

    private void ended(Outcome outcome, String tag) {
        switch (outcome) {
            case Outcome.Applied applied -> acted = true;
            case Outcome.AlreadyApplied already -> acted = true;
            case Outcome.Continue going -> acted = true;
            case Outcome.Refused no -> refused.add(tag);
            case Outcome.Failed failed -> refused.add(tag);
        }
    }

    private static String word(Result result) {
        return result.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void held(String tag) {
        held.add(tag);
        takenBack |= acted && FOREIGN_CHANGE.equals(tag);
    }

    boolean wouldHaveActed() {
        return proposed != null && !acted;
    }

    boolean healedFirst() {
        return !acted && gone != null && (proposed != null || notNeeded);
    }

    /** From what it would have done to the end of the alerts. */
    Optional<Duration> healedWithin() {
        return healedFirst() && proposed != null && !gone.isBefore(proposed)
                ? Optional.of(Duration.between(proposed, gone))
                : Optional.empty();
    }
}
