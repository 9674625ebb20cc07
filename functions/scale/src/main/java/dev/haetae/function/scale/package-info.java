/**
 * The verb {@code scale}: brings a Deployment or StatefulSet to a number of replicas by its scale subresource, and by
 * nothing else. {@link dev.haetae.function.scale.ScaleFunction} gives the answers, {@code Decision} decides without
 * I/O, {@code Cluster} calls the Kubernetes API under fault-tolerance annotations.
 */
package dev.haetae.function.scale;
