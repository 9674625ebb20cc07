/**
 * The commit port: everything that Haetae must not lose goes through {@link dev.haetae.store.Store#commit}, which is
 * atomic, durable and guarded by compare-and-set. See {@code docs/decisions/0002-commit-port.md}.
 */
package dev.haetae.store;
