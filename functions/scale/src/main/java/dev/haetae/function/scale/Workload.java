package dev.haetae.function.scale;

import dev.haetae.contract.Custody;
import dev.haetae.contract.State.Replicas;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A workload, or an autoscaler, as it was read at one moment.
 *
 * @param resourceVersion what a write is made against; it moves with every status update too
 * @param owner who sets the replicas instead of people
 * @param ceiling an autoscaler's {@code maxReplicas}; empty for a workload
 */
record Workload(
        Replicas replicas, String resourceVersion, Optional<Owner> owner, Custody custody, OptionalInt ceiling) {}
