package dev.haetae.policy;

import java.time.Duration;

/**
 * One rung of a playbook's ladder, with everything that the playbook left out filled in from guardrails.yaml.
 *
 * @param deadline how long the step may take, waiting for cool-downs and locks included
 * @param rule where it is written
 */
public record Step(
        String name, Order order, Limits limits, Verify verify, Duration deadline, OnDenied onDenied, String rule) {}
