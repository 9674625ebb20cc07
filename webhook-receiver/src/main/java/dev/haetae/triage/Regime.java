package dev.haetae.triage;

import dev.haetae.policy.Policies;

/** Triage under one set of policies. */
record Regime(Policies policies, Triage triage, Reconsider reconsider, StormHandler storms) {}
