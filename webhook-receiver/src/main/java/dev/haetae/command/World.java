package dev.haetae.command;

import dev.haetae.policy.Mode;
import dev.haetae.simulate.ImaginedCluster;
import dev.haetae.simulate.Simulator;
import dev.haetae.simulate.Stages;
import dev.haetae.store.memory.MemoryStore;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.ZoneId;
import picocli.CommandLine.Option;

/** What is taken to be so where no receiver runs that knows. */
@RegisterForReflection
final class World {

    @Option(names = "--cluster", paramLabel = "NAME", description = "what alerts call the cluster (${DEFAULT-VALUE})")
    private String cluster = "production";

    @Option(
            names = "--mode",
            description = "of playbooks that name none: observe, suggest, approve or auto (the default)")
    private Mode mode = Mode.AUTO;

    @Option(
            names = "--replicas",
            paramLabel = "N",
            description = "how many every workload has at first (${DEFAULT-VALUE})")
    private int replicas = Simulator.ASSUMED_REPLICAS;

    @Option(names = "--zone", description = "in whose time it is told (${DEFAULT-VALUE})")
    private ZoneId zone = ZoneId.of("Asia/Seoul");

    Simulator simulator(Stages stages) {
        return new Simulator(stages, new MemoryStore(), ImaginedCluster.everyWorkloadHas(replicas), cluster, mode);
    }

    ZoneId zone() {
        return zone;
    }
}
