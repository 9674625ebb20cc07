/**
 * The verb {@code restart}: a workload's pods made anew by its own strategy, or one pod taken by eviction. It knows the
 * contract and the Kubernetes API, and nothing else of Haetae.
 */
package dev.haetae.function.restart;
