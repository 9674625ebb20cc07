/** Traces, and what log lines say of the work that they come from. */
package dev.haetae.tracing;
