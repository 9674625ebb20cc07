package dev.haetae.simulator.controller;

import dev.haetae.simulator.store.Catalog;
import dev.haetae.simulator.store.ObjectStore;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/** All controllers of the cluster; every step shows in the objects before the next one is taken. */
public final class ControlPlane {

    private static final System.Logger LOG = System.getLogger(ControlPlane.class.getName());
    private static final int STEPS_TO_SETTLE = 1_000;

    private final ObjectStore store;
    private final List<Reconciler> reconcilers;

    /** Controllers whose new Pods become ready after a while, unless an annotation says otherwise. */
    public ControlPlane(Catalog catalog, ObjectStore store, Clock clock, Duration readyAfter) {
        this.store = store;
        Cluster cluster = new Cluster(catalog, store, clock, RandomGenerator.getDefault());
        // From the effects to the causes, so that what one does is followed by the next in a later step.
        this.reconcilers = List.of(
                new GarbageCollector(catalog, store),
                new EndpointsController(cluster),
                new PodLifecycle(cluster, new Readiness(readyAfter)),
                new ReplicaSetController(cluster),
                new StatefulSetController(cluster),
                new DaemonSetController(cluster),
                new JobController(cluster),
                new CronJobController(cluster),
                new DeploymentController(cluster),
                new FleetController(cluster, new Readiness(readyAfter)),
                new AutoscalerController(cluster));
    }

    /** Lets every controller do what is due. */
    public void step() {
        reconcilers.forEach(ControlPlane::step);
    }

    /** Steps until nothing changes any more. */
    public void settle() {
        for (int steps = 0; steps < STEPS_TO_SETTLE; steps++) {
            long before = store.revision();
            step();
            if (store.revision() == before) {
                return;
            }
        }
        throw new IllegalStateException("The cluster does not settle");
    }

    private static void step(Reconciler reconciler) {
        try {
            reconciler.step();
        } catch (RuntimeException e) {
            // An object that a caller made up in an odd way must not stop the others.
            LOG.log(System.Logger.Level.WARNING, "A step failed", e);
        }
    }
}
