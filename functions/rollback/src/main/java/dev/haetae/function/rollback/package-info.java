/**
 * The verb {@code rollback}: an earlier release back, be it a workload's pod template, what a Service sends to, or what
 * a route sends to. It knows the contract and the Kubernetes API, and nothing else of Haetae.
 */
package dev.haetae.function.rollback;
