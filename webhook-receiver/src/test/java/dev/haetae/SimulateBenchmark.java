package dev.haetae;

import dev.haetae.inbox.Received;
import dev.haetae.inbox.Recorded;
import dev.haetae.policy.Mode;
import dev.haetae.policy.Policies;
import dev.haetae.simulate.ImaginedCluster;
import dev.haetae.simulate.Simulator;
import dev.haetae.simulate.Simulator.Context;
import dev.haetae.simulate.Simulator.Looking;
import dev.haetae.store.memory.MemoryStore;
import java.util.Arrays;
import java.util.List;

/**
 * How long a simulation and a replay take, and how they compare with a night that is merely read:
 *
 * <pre>
 * ./mvnw -q test-compile -pl webhook-receiver -am
 * ./mvnw -q exec:java -pl webhook-receiver -Dexec.classpathScope=test -Dexec.mainClass=dev.haetae.SimulateBenchmark
 * </pre>
 */
final class SimulateBenchmark {

    private static final int WARM_UP = 300;
    private static final int MEASURED = 300;
    private static final int NIGHT = 1_000;

    private final Policies policies = Policies.shipped();
    private final Simulator simulator = new Simulator(
            new ImaginedReceivers(), new MemoryStore(), ImaginedCluster.everyWorkloadHas(2), "production", Mode.AUTO);

    public static void main(String... none) {
        new SimulateBenchmark().run();
    }

    private void run() {
        List<Received> one = Deliveries.received(1);
        for (int round = 0; round < WARM_UP; round++) {
            simulator.simulate(policies, one, Deliveries.NIGHT, Context.EMPTY, Looking.AT_THE_CLUSTER);
        }
        long[] nanos = new long[MEASURED];
        for (int round = 0; round < MEASURED; round++) {
            long start = System.nanoTime();
            simulator.simulate(policies, one, Deliveries.NIGHT, Context.EMPTY, Looking.AT_THE_CLUSTER);
            nanos[round] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        System.out.printf(
                "simulate: median %.2f ms, 95th percentile %.2f ms%n",
                nanos[MEASURED / 2] / 1e6, nanos[MEASURED * 95 / 100] / 1e6);
        replay();
    }

    private void replay() {
        List<Received> night = Deliveries.received(NIGHT);
        long start = System.nanoTime();
        int changed = simulator.replay(night, policies, policies).changed().size();
        double replayed = (System.nanoTime() - start) / 1e6;
        start = System.nanoTime();
        int read = Deliveries.night(NIGHT).lines().map(Recorded::read).toList().size();
        double reading = (System.nanoTime() - start) / 1e6;
        System.out.printf(
                "replay of %d alerts by two sets of policies: %.0f ms, %.0f times as long as reading them (%d different, %d read)%n",
                NIGHT, replayed, replayed / reading, changed, read);
    }
}
