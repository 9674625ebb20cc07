/**
 * The verb {@code isolate}: nothing new comes to a pod or a node, and back again. It knows the contract and the
 * Kubernetes API, and nothing else of Haetae.
 */
package dev.haetae.function.isolate;
