package dev.haetae.rulebook;

import dev.haetae.policy.Policies;
import java.time.Instant;

/** Policies in force, and since when this process decides by them. */
public record Loaded(Policies policies, Instant since) {}
