/** The commands for a terminal and for CI, on policies in a directory; no server is started for them. */
package dev.haetae.command;
