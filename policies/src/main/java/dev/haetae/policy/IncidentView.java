package dev.haetae.policy;

import dev.haetae.contract.Severity;
import java.time.Duration;

/**
 * What conditions see of an incident.
 *
 * @param state as the timeline says it
 * @param alerts how many it has, resolved ones included
 * @param firing how many of them fire
 * @param services how many services they are about
 * @param age since it was opened
 */
public record IncidentView(Severity severity, String state, int alerts, int firing, int services, Duration age) {}
