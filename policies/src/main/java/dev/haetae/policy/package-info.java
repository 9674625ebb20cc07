/**
 * What to decide: severity, correlation, inhibition, playbooks, targets and guardrails, read from YAML and evaluated
 * without a framework, a clock or I/O. Begin at {@link dev.haetae.policy.Policies}.
 */
package dev.haetae.policy;
