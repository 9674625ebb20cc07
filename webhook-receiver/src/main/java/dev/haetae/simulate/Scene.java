package dev.haetae.simulate;

import dev.haetae.policy.Mode;
import dev.haetae.policy.Policies;
import dev.haetae.store.Store;
import java.time.Instant;

/**
 * Where an imagined receiver starts.
 *
 * @param policies by which it decides
 * @param mode of playbooks that name none
 * @param at the time at which it starts
 * @param cluster the name of its cluster
 * @param world that cluster, as it would be
 * @param store what it knows already, and where it keeps what it would
 */
public record Scene(Policies policies, Mode mode, Instant at, String cluster, ImaginedCluster world, Store store) {}
