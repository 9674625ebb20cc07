/**
 * The verb {@code diagnose}: a look around a workload, a pod or a node, for people to read (I6). It knows the contract, the
 * Kubernetes API and questions to Prometheus, and nothing else of Haetae. It writes nothing.
 */
package dev.haetae.function.diagnose;
