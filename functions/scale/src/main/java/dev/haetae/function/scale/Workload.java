package dev.haetae.function.scale;

import dev.haetae.contract.State.Replicas;
import java.util.Optional;

/**
 * A workload as it was read at one moment.
 *
 * @param resourceVersion what a write is made against; it moves with every status update too
 * @param owner who sets the replicas instead of people, as people read it
 */
record Workload(Replicas replicas, String resourceVersion, Optional<String> owner) {}
