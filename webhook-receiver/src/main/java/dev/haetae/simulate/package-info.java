/**
 * What would happen, and why, without any of it happening: the engine itself on records in memory, a clock of its own
 * and a cluster that is only imagined. Simulations, replays and the cases of policies stand on it.
 */
package dev.haetae.simulate;
