package dev.haetae.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.Map;

/**
 * How one playbook did within a period. Counts of incidents, except where it says steps.
 *
 * @param modes in which it ran, and how often
 * @param wouldHaveActed it said what it would do, and nothing was done (observe, suggest, approve without an answer)
 * @param healedFirst of those and the ones it was not needed for, how many came to their end with nothing done
 * @param typicallyHealedWithin the median from what it would have done to the end of the alerts; null when there is none
 * @param acted it wrote to the cluster
 * @param steps how the steps that were carried out were judged: helped, no-effect, worse, unverified
 * @param takenBack somebody else changed the target after it acted
 * @param refused steps that were not done, by the reason's tag: what guardrails denied, what functions refused
 * @param handedOver by the reason's tag
 * @param held by the reason's tag
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PlaybookReport(
        String playbook,
        String scenario,
        int incidents,
        Map<String, Integer> modes,
        int wouldHaveActed,
        int healedFirst,
        Duration typicallyHealedWithin,
        int acted,
        Map<String, Integer> steps,
        int takenBack,
        Map<String, Integer> refused,
        Map<String, Integer> handedOver,
        Map<String, Integer> held) {}
