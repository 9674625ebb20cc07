/**
 * The incident: its timeline of events is the truth, and its state a fold of them. Decisions elsewhere make a
 * {@link dev.haetae.incident.Transition}; {@link dev.haetae.incident.Incidents} commits it in one batch.
 */
package dev.haetae.incident;
