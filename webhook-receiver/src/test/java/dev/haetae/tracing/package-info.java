/** What log lines and traces say of the work that they come from. */
package dev.haetae.tracing;
