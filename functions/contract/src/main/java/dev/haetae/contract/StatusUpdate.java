package dev.haetae.contract;

import java.time.Instant;
import java.util.Map;

/**
 * Something to tell people (I5).
 *
 * @param id the marker by which a channel recognises what it has been told already
 * @param incident the incident's id
 * @param severity null while it is not decided
 * @param service the service affected
 * @param title the alert's own summary
 * @param since when it began
 * @param at when this was decided
 * @param facts what the sentence of its kind needs: {@code verb target from to reason result duration mode
 *     by services alerts level who tried role}; {@code tag} is the reason's tag, by which a language may have words of its own for it;
 *     {@code via} is the way by which whoever did it came; {@code levels} are those that were called so far, with a space between
 *     them; {@code ringing} is there where somebody is called while the incident itself rings since a moment ago, untaken
 * @param simulated true when the cluster acted upon is a simulated one; it must be said
 */
public record StatusUpdate(
        String id,
        String incident,
        Kind kind,
        Urgency urgency,
        Severity severity,
        String service,
        String title,
        Instant since,
        Instant at,
        Map<String, String> facts,
        boolean simulated) {

    public StatusUpdate {
        facts = Map.copyOf(facts);
    }

    /** What happened, from people's point of view; each has a sentence in Korean and in English. */
    public enum Kind {
        OPENED,
        SEVERITY_RAISED,
        SEVERITY_LOWERED,
        /** Mode {@code observe}: what would have been done. */
        OBSERVED,
        /** Mode {@code suggest}: what a person could do. */
        SUGGESTED,
        APPROVAL_WANTED,
        ACTING,
        APPLIED,
        HELPED,
        NO_EFFECT,
        /** What a look around found; fact {@code found}. */
        DIAGNOSED,
        /** What the policy has to say to people; facts {@code ko} and {@code en}. */
        TOLD,
        /** What a step did was taken back, since its time was over or it made things worse. */
        TAKEN_BACK,
        /** It should have been taken back, and was not. */
        NOT_TAKEN_BACK,
        /** Somebody else took back what a step did. */
        REVERTED,
        /** A guardrail waits: a cool-down or another incident's lock. */
        WAITING,
        /** A person has taken it; nobody else has to be woken for it. */
        ACKNOWLEDGED,
        /** Automation keeps its hands off, because of people or of doubt; that alone says not that anybody has it. */
        HELD,
        /** Automation has ended here and a person is needed. */
        HANDED_OVER,
        /** Somebody is called beside those who were told (I3). */
        ESCALATED,
        /** More failed at once than can be told one by one. */
        STORM,
        STORM_OVER,
        REOPENED,
        RESOLVED,
        CLOSED
    }
}
