/**
 * The verb {@code configure}: one key of a ConfigMap is set or taken away. It knows the contract and the Kubernetes API,
 * and nothing else of Haetae.
 */
package dev.haetae.function.configure;
