package dev.haetae.cases;

import dev.haetae.contract.Failure;
import dev.haetae.contract.Observation;
import dev.haetae.contract.Scale;
import dev.haetae.contract.State;
import dev.haetae.contract.Target;
import dev.haetae.policy.Policies;
import dev.haetae.policy.cases.PolicyCase;
import dev.haetae.policy.cases.RuleNames;
import dev.haetae.policy.cases.Workload;
import dev.haetae.simulate.ImaginedCluster;
import dev.haetae.simulate.Scene;
import dev.haetae.simulate.Stage;
import dev.haetae.simulate.Stages;
import dev.haetae.store.memory.MemoryStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs cases, each on a stage of its own: a receiver that knows nothing yet, and a cluster as the case has it. */
public final class Cases {

    private static final Workload USUAL = new Workload.Running(2);

    private final Policies policies;
    private final RuleNames rules;
    private final Stages stages;

    /** @param rules what the rules of these policies are called */
    public Cases(Policies policies, RuleNames rules, Stages stages) {
        this.policies = policies;
        this.rules = rules;
        this.stages = stages;
    }

    public CaseResult run(PolicyCase one) {
        long start = System.nanoTime();
        try (Stage stage = stages.set(scene(one))) {
            Came came = new Performance(one, stage).play();
            List<Difference> differences = new ArrayList<>(came.vain());
            differences.addAll(new Comparison(policies, rules, came).with(one.expected()));
            return new CaseResult(one, differences, came, Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private Scene scene(PolicyCase one) {
        var world = new ImaginedCluster((verb, target) -> seen(one, verb, target));
        return new Scene(policies, one.mode(), one.at(), one.cluster(), world, new MemoryStore());
    }

    private static Observation seen(PolicyCase one, String verb, Target target) {
        return switch (one.workloads().getOrDefault(target.name(), USUAL)) {
            case Workload.Running running -> new Observation.Found(settled(running.replicas()));
            case Workload.Absent absent -> new Observation.Absent("there is no " + target);
            // an autoscaler owns the replicas and nothing else
            case Workload.Autoscaled owned
            when verb.equals(Scale.VERB) ->
                new Observation.Owned(settled(2), "HorizontalPodAutoscaler " + target.name());
            case Workload.Autoscaled owned -> new Observation.Found(settled(2));
            case Workload.Unseen unseen -> new Observation.Unclear(Failure.TIMEOUT, "no answer", true);
        };
    }

    private static State settled(int replicas) {
        return ImaginedCluster.settled(replicas);
    }
}
