package dev.haetae.incident;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.EnumNamingStrategies;
import com.fasterxml.jackson.databind.annotation.EnumNaming;
import com.fasterxml.jackson.databind.annotation.JsonTypeIdResolver;
import dev.haetae.contract.Action;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.Severity;
import dev.haetae.contract.State;
import dev.haetae.contract.Urgency;
import dev.haetae.policy.Because;
import dev.haetae.policy.Level;
import dev.haetae.policy.Mode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What can happen to an incident, in the past tense. The names are on disk: a new version of one gets an upcaster. */
@JsonTypeInfo(use = JsonTypeInfo.Id.CUSTOM, property = "type")
@JsonTypeIdResolver(HappeningNames.class)
public sealed interface Happening {

    record Opened(
            Urgency urgency, String service, String title, String correlationKey, Instant since, boolean simulated)
            implements Happening {}

    record AlertJoined(String alert, String name, Urgency urgency) implements Happening {}

    record AlertResolved(String alert, String name, Instant endsAt) implements Happening {}

    /** No alert of the incident fires any more; if that holds until {@code settlesAt}, it is resolved. */
    record AlertsGone(Instant settlesAt) implements Happening {}

    record AlertBack(String alert, String name) implements Happening {}

    /**
     * @param from what it was before; null where it is decided for the first time
     * @param facts what was known beside the alert when policy decided, as conditions call it
     */
    record SeverityDecided(
            Severity severity,
            Severity from,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> facts) implements Happening {

        public SeverityDecided {
            facts = facts == null ? Map.of() : Map.copyOf(facts);
        }

        public SeverityDecided(Severity severity, Severity from) {
            this(severity, from, Map.of());
        }
    }

    /**
     * @param steps how many it has, those of its recovery included
     * @param recovery how many of them are those of its recovery
     */
    record PlaybookChosen(
            String playbook,
            String scenario,
            Mode mode,
            int steps,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) int recovery)
            implements Happening {}

    /** Policy names no playbook, or none for this alert beside the one that runs. */
    record NoPlaybook(String alert) implements Happening {}

    /** The guardrails' verdicts on the action, allowed only when each of them allows. */
    record Guarded(int step, Action action, List<Judgement> verdicts, boolean allowed) implements Happening {}

    /** A guardrail that time can lift denied; the step is looked at again then, until its deadline. */
    record StepWaiting(int step, Instant again, Instant deadline) implements Happening {}

    /** The step is not done, and why; {@code next} tells whether the ladder goes on. */
    record StepDenied(int step, boolean next) implements Happening {}

    /** Mode observe or suggest: what would have been done. */
    record StepProposed(int step, Mode mode, Action action) implements Happening {}

    record ApprovalWanted(int step, String approval, Action action, Instant until) implements Happening {}

    record ApprovalGiven(int step, String approval) implements Happening {}

    /** Committed before the order is given, so that a crash loses neither the order nor what was there before. */
    record ActionStarted(int step, Action action) implements Happening {}

    record ActionEnded(int step, Action action, Outcome outcome) implements Happening {}

    record TargetReady(int step, Action action) implements Happening {}

    record StepJudged(int step, Action action, Result result) implements Happening {}

    /**
     * There is nothing in the step to be verified, so the ladder goes on: it looked or spoke, or what it would do is there.
     *
     * @param bridged what it would do stands since the same failure before, and mitigates this one too
     */
    record StepDone(
            int step,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean bridged) implements Happening {

        public StepDone(int step) {
            this(step, false);
        }
    }

    /** The alerts stayed away: what is to be put right before it is over begins. */
    record RecoveryBegan() implements Happening {}

    /** An alert fires before recovery was done: the ladder begins anew. */
    record RecoveryLeft() implements Happening {}

    /** The order that takes back what a step did was given, because its time was over or it made things worse. */
    record TakenBack(int step, Action action, Outcome outcome) implements Happening {}

    /** What was to be taken back long ago still stands, and waits for something to end. */
    record TakeBackWaits(int step, Action action) implements Happening {}

    /**
     * What a step had done stood no longer when it was looked at again.
     *
     * @param now what was there instead
     * @param by who is known to have written last
     */
    record Reverted(int step, Action action, State now, String by) implements Happening {}

    /** There was nothing left to do for the step: its ground was gone before it could start. */
    record StepNotNeeded(int step) implements Happening {}

    /** The step's ground could not be confirmed; a new word from the alert's source lets it be decided afresh. */
    record StepUnconfirmed(int step) implements Happening {}

    /** What was decided no longer stands; the same step is decided afresh. */
    record StepAfresh(int step) implements Happening {}

    /** People (or doubt) stepped in: automation keeps its hands off until it is resumed by hand. */
    record Held() implements Happening {}

    record Resumed() implements Happening {}

    record HandedOver() implements Happening {}

    /**
     * Somebody is called beside those who were told.
     *
     * @param rule of the escalation's rules, each of which calls once; null where a person called
     * @param who the policies' word for whom the level calls
     */
    record Escalated(Level.Rank level, String rule, String who) implements Happening {}

    record Acknowledged() implements Happening {}

    /** Whoever had taken it has it no longer; what is on hold stays so. */
    record Unacknowledged() implements Happening {}

    /** A person says that it is not over, whatever its alerts say. */
    record Reopened() implements Happening {}

    record Noted(String text) implements Happening {}

    /** Another system has an incident about this one. */
    record Linked(String source, String reference, String url) implements Happening {}

    record Resolved(Duration timeToResolve) implements Happening {}

    record Closed() implements Happening {}

    /** More services than the limit failed at once: this incident stands for all of them. */
    record StormBegan(int services) implements Happening {}

    /** How far the storm has come; {@code most} are the services with the most firing alerts, most first. */
    record StormCounted(int services, int alerts, int firing, List<String> most) implements Happening {}

    /** What still fires is looked at service by service again. */
    record StormOver(int services, int alerts) implements Happening {}

    /** Told as part of an umbrella incident; nothing is done for it meanwhile. */
    record Subsumed(String umbrella) implements Happening {}

    record Emerged(String umbrella) implements Happening {}

    record Announced(String channel, String update, String what, String reference) implements Happening {}

    record NotAnnounced(String channel, String update, String what) implements Happening {}

    /** One guardrail's verdict as kept in the timeline. */
    record Judgement(String guard, boolean allowed, Because because) {}

    /** How a step's effect was judged. */
    @EnumNaming(EnumNamingStrategies.KebabCaseStrategy.class)
    enum Result {
        HELPED,
        NO_EFFECT,
        UNVERIFIED,
        WORSE
    }
}
