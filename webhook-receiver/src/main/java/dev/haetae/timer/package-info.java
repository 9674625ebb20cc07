/** What is to be done at a time: stored, claimed by lease, and done once whoever dies. */
package dev.haetae.timer;
