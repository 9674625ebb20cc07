package dev.haetae.policy;

import dev.haetae.policy.source.Passage;
import java.time.Duration;

/**
 * What automation may do where a playbook says nothing narrower, and how long things take.
 *
 * @param floor never fewer replicas
 * @param ceiling never more replicas
 * @param coolDown between two actions on one target
 * @param staleAfter how long after its decision an action may still be written
 * @param deadline how long a step may take, waiting included
 * @param verifyWithin how soon a step must be seen to help
 * @param holdDown how long a resolution must hold before the incident closes
 * @param lockFor how long one incident may keep a target to itself
 * @param groupInterval how late the word of a resolution comes: Alertmanager's group_interval; may be left out
 * @param storm when so much fails at once that it is told as one; may be left out
 */
public record Guardrails(
        int floor,
        int ceiling,
        Duration coolDown,
        Duration staleAfter,
        Duration deadline,
        Duration verifyWithin,
        Duration holdDown,
        Duration lockFor,
        Duration groupInterval,
        Storm storm) {

    /** Alertmanager's own default. */
    private static final Duration USUAL_GROUP_INTERVAL = Duration.ofMinutes(5);

    public Guardrails {
        groupInterval = groupInterval == null ? USUAL_GROUP_INTERVAL : groupInterval;
        storm = storm == null ? Storm.USUAL : storm;
    }

    /**
     * When single incidents help nobody.
     *
     * @param services more of them than this is a storm
     * @param within the time in which their incidents open
     * @param calm how long no further service may join until it can be over
     */
    public record Storm(int services, Duration within, Duration calm) {

        /** Where guardrails.yaml says nothing of storms. */
        static final Storm USUAL = new Storm(15, Duration.ofMinutes(5), Duration.ofMinutes(3));
    }

    static Guardrails read(Passage file) {
        Guardrails guardrails = file.as(Guardrails.class);
        if (guardrails.floor > guardrails.ceiling) {
            file.at("floor")
                    .wrong(
                            "floor %d is above ceiling %d".formatted(guardrails.floor, guardrails.ceiling),
                            "a floor of %d or less".formatted(guardrails.ceiling));
        }
        return guardrails;
    }
}
