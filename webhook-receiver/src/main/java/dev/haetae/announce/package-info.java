/** Telling people: what of the timeline is said, and getting it said at least once without holding the fix back. */
package dev.haetae.announce;
