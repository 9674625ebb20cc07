/** What was received and acknowledged, and what became of it. */
package dev.haetae.inbox;
