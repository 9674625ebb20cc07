/** What a practising operator can let go wrong on purpose. */
package dev.haetae.simulator.fault;
