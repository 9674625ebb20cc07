package dev.haetae.remediate;

/** Remediation under one set of policies. */
record Regime(PlanHandler plan, ActHandler act, VerifyHandler verify, SettleHandler settle) {}
