/** Records that live in memory only, for what is only imagined: simulations, replays and the cases of policies. */
package dev.haetae.store.memory;
