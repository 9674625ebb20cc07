package dev.haetae.inbox;

import com.fasterxml.jackson.databind.EnumNamingStrategies;
import com.fasterxml.jackson.databind.annotation.EnumNaming;
import dev.haetae.policy.Alert;
import java.time.Instant;

/**
 * One webhook request's statement about another system's incident: PagerDuty's, that is.
 *
 * @param id hash of the source and of the event's own id
 * @param type what the sender calls it: {@code incident.acknowledged}
 * @param incident the incident's id there; empty when it is about none
 * @param key the deduplication key under which it was opened there; empty when it does not say
 * @param agent who did it there
 * @param alert what an alert of its own would say
 * @param text what people should read
 * @param priority what it was given there, by its name there; null where the notice is not about that, or takes it away
 * @param url where people see it
 * @param at when it happened there
 */
public record Notice(
        String id,
        String source,
        Kind kind,
        String type,
        String incident,
        String key,
        Agent agent,
        Alert alert,
        String text,
        String priority,
        String url,
        Instant at,
        Instant receivedAt)
        implements Received {

    @EnumNaming(EnumNamingStrategies.KebabCaseStrategy.class)
    public enum Kind {
        TRIGGERED,
        ACKNOWLEDGED,
        RESOLVED,
        REOPENED,
        /** Whoever acknowledged it there has it no longer. */
        UNACKNOWLEDGED,
        PRIORITIZED,
        /** For people to read, and nothing else follows from it. */
        NOTED,
        /** The sender tries whether we can be reached. */
        PING,
        /** Not a type that Haetae knows, or about no incident. */
        UNKNOWN
    }

    /** Who did it there: a person, or else an integration or a rule. */
    public record Agent(String name, boolean person) {}

    @Override
    public Notice receivedAt(Instant time) {
        return new Notice(id, source, kind, type, incident, key, agent, alert, text, priority, url, at, time);
    }

    /** The incident there, as an alert of its own: that it fires, or that it is over. */
    public Delivery asAlert() {
        boolean over = kind == Kind.RESOLVED;
        return new Delivery(
                id,
                source,
                incident,
                over ? Delivery.Status.RESOLVED : Delivery.Status.FIRING,
                at,
                over ? at : null,
                alert,
                new Delivery.Origin("", "", "", url),
                receivedAt);
    }
}
