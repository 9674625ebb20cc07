package dev.haetae.simulate;

import dev.haetae.contract.Observation;
import dev.haetae.contract.State;
import dev.haetae.contract.Target;
import dev.haetae.dispatch.Dispatch;
import dev.haetae.inbox.Received;
import dev.haetae.incident.Chronicle;
import dev.haetae.incident.Happening;
import dev.haetae.policy.Mode;
import dev.haetae.policy.Policies;
import dev.haetae.store.Space;
import dev.haetae.store.Store;
import dev.haetae.store.memory.MemoryStore;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/** Imagines on behalf of a running receiver: what it knows is read, and nothing of it is changed. */
public final class Simulator {

    /** How many replicas a workload is taken to have when nobody has seen it. */
    public static final int ASSUMED_REPLICAS = 2;

    /** Work that waits, and people who are to be told, belong to what really happens. */
    private static final Set<Space> SHOWN =
            EnumSet.complementOf(EnumSet.of(Space.PENDING, Space.ARRIVALS, Space.TIMERS, Space.OUTBOX));

    /** What is true before the first alert. */
    public enum Context {
        /** Everything as it is now: open incidents, cool-downs, locks, what was received. */
        LIVE,
        /** Nothing has happened yet. */
        EMPTY
    }

    /** Where workloads are looked at before anything is ordered. */
    public enum Looking {
        AT_THE_CLUSTER,
        /** For policies that are only tried: whoever sends them may name what nobody shall see. */
        NOWHERE
    }

    /**
     * What would happen.
     *
     * @param asItIs in the modes that the playbooks have
     * @param inEarnest were they all trusted to act
     */
    public record Foresight(Simulation asItIs, Simulation inEarnest) {}

    private final Stages stages;
    private final Store store;
    private final Dispatch cluster;
    private final String clusterName;
    private final Mode mode;

    /** @param mode of playbooks that name none */
    public Simulator(Stages stages, Store store, Dispatch cluster, String clusterName, Mode mode) {
        this.stages = stages;
        this.store = store;
        this.cluster = cluster;
        this.clusterName = clusterName;
        this.mode = mode;
    }

    /** Where it is looked at all, the cluster is looked at once for each target, and not touched. */
    public Foresight simulate(
            Policies policies, List<? extends Received> received, Instant at, Context context, Looking looking) {
        Map<ImaginedCluster.Seen, Observation> seen = new ConcurrentHashMap<>();
        Dispatch looked = switch (looking) {
            case AT_THE_CLUSTER -> cluster;
            case NOWHERE -> ImaginedCluster.everyWorkloadHas(ASSUMED_REPLICAS);
        };
        BiFunction<String, Target, Observation> look = (verb, target) ->
                seen.computeIfAbsent(new ImaginedCluster.Seen(verb, target), first -> looked.observe(verb, target));
        Simulation asItIs = simulate(policies, received, at, context, look);
        boolean shownWhole = asItIs.incidents().stream()
                .flatMap(incident -> incident.steps().stream())
                .noneMatch(Simulator::waitsForPeople);
        return new Foresight(asItIs, shownWhole ? asItIs : simulate(policies.inEarnest(), received, at, context, look));
    }

    private static boolean waitsForPeople(Rung step) {
        return step.result().equals("proposed") || step.result().equals("approval-wanted");
    }

    private Simulation simulate(
            Policies policies,
            List<? extends Received> received,
            Instant at,
            Context context,
            BiFunction<String, Target, Observation> look) {
        Store records = switch (context) {
            case LIVE -> MemoryStore.over(store, SHOWN);
            case EMPTY -> new MemoryStore();
        };
        try (Stage stage = stages.set(new Scene(policies, mode, at, clusterName, new ImaginedCluster(look), records))) {
            return Simulation.of(stage, received);
        }
    }

    /**
     * What those policies would have done otherwise with what was received. Workloads begin as they were first seen in
     * that period, or with {@link #ASSUMED_REPLICAS}.
     */
    public Comparison replay(List<? extends Received> received, Policies inForce, Policies candidate) {
        Map<Target, State> known = received.isEmpty() ? Map.of() : seenIn(received);
        return Comparison.of(received, replay(received, inForce, known), replay(received, candidate, known));
    }

    private Replay replay(List<? extends Received> received, Policies policies, Map<Target, State> known) {
        Instant start = received.isEmpty() ? Instant.EPOCH : received.getFirst().receivedAt();
        ImaginedCluster world = new ImaginedCluster((verb, target) ->
                new Observation.Found(known.getOrDefault(target, ImaginedCluster.settled(ASSUMED_REPLICAS))));
        try (Stage stage = stages.set(new Scene(policies, mode, start, clusterName, world, new MemoryStore()))) {
            return Replay.of(stage, received);
        }
    }

    private Map<Target, State> seenIn(List<? extends Received> received) {
        Map<Target, State> seen = new ConcurrentHashMap<>();
        Instant from = received.getFirst().receivedAt();
        Instant to = received.getLast().receivedAt().plusMillis(1);
        new Chronicle(store).between(from, to, line -> {
            if (line.event().what() instanceof Happening.Guarded guarded && guarded.action() != null) {
                seen.putIfAbsent(guarded.action().target(), guarded.action().expected());
            }
        });
        return seen;
    }
}
