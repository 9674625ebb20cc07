package dev.haetae.simulate;

import dev.haetae.contract.Action;
import dev.haetae.contract.Observation;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.Refusal;
import dev.haetae.contract.State;
import dev.haetae.contract.Target;
import dev.haetae.dispatch.Dispatch;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/**
 * A cluster as it is at first, and from then on as the orders would leave it: whatever is ordered is ready at once.
 * Nothing is written anywhere.
 */
public final class ImaginedCluster implements Dispatch {

    private static final long FIRST_GENERATION = 1;

    private final BiFunction<String, Target, Observation> atFirst;
    private final Map<Seen, Observation> seen = new ConcurrentHashMap<>();
    private final Map<Target, Observation> left = new ConcurrentHashMap<>();

    /** A target as one verb looks at it. */
    record Seen(String verb, Target target) {}

    /** @param atFirst what is seen of a target before anything was ordered */
    public ImaginedCluster(BiFunction<String, Target, Observation> atFirst) {
        this.atFirst = atFirst;
    }

    /** Every workload that is asked about is there, with so many replicas, all of them ready. */
    public static ImaginedCluster everyWorkloadHas(int replicas) {
        return new ImaginedCluster((verb, target) -> new Observation.Found(settled(replicas)));
    }

    /** A workload that nobody has changed yet. */
    public static State.Replicas settled(int replicas) {
        return new State.Replicas(replicas, replicas, FIRST_GENERATION, "imagined");
    }

    @Override
    public Observation observe(String verb, Target target) {
        Observation now = left.containsKey(target)
                ? left.get(target)
                : seen.computeIfAbsent(new Seen(verb, target), first -> atFirst.apply(verb, target));
        return Sights.of(verb, target, now);
    }

    @Override
    public Outcome apply(Action action) {
        return switch (observe(action.verb(), action.target())) {
            case Observation.Found found -> applied(action, found.state());
            case Observation.Owned owned -> new Outcome.Refused(Refusal.OWNED, "owned by " + owned.owner());
            case Observation.Absent absent -> new Outcome.Refused(Refusal.TARGET_ABSENT, absent.detail());
            case Observation.Unclear unclear ->
                new Outcome.Failed(unclear.reason(), unclear.detail(), unclear.retryable());
        };
    }

    private Outcome applied(Action action, State before) {
        State after = action.imagined();
        if (!action.leavesTargetAlone()) {
            left.put(
                    action.target(),
                    action.removesTarget()
                            ? new Observation.Absent("there is no " + action.target() + " any more")
                            : new Observation.Found(after));
        }
        return new Outcome.Applied(before, after, null);
    }
}
