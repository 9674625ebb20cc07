package dev.haetae.remediate;

import dev.haetae.incident.Actor;
import java.time.Instant;

/**
 * That a playbook made something worse, so that a person has to agree to what it does.
 *
 * @param on whether that still holds
 * @param by who said so last: policy lost its trust, a person gave it back
 * @param incident the one that it made worse
 */
public record Distrust(String playbook, boolean on, Actor by, String incident, Instant at) {}
