/**
 * The verb {@code rollback}: an earlier release back, be it a workload's pod template, what a Service sends to, or what
 * a route sends to. It knows the contract, the Kubernetes API and questions to Prometheus, and nothing else of Haetae.
 */
package dev.haetae.function.rollback;
