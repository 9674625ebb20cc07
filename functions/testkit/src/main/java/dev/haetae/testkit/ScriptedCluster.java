package dev.haetae.testkit;

import dev.haetae.contract.Action;
import dev.haetae.contract.Custody;
import dev.haetae.contract.Diagnose;
import dev.haetae.contract.Diagnose.Finding;
import dev.haetae.contract.Diagnose.Findings;
import dev.haetae.contract.Diagnose.Population;
import dev.haetae.contract.Failure;
import dev.haetae.contract.Observation;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.Refusal;
import dev.haetae.contract.Restart;
import dev.haetae.contract.Scale;
import dev.haetae.contract.State;
import dev.haetae.contract.State.Replicas;
import dev.haetae.contract.Target;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Workloads in memory: what {@link ScriptedFunction} acts on. What is ordered is ready at once. Thread-safe. */
public final class ScriptedCluster {

    private static final Set<String> KINDS = Set.of("Deployment", "StatefulSet", Scale.AUTOSCALER, Restart.POD);

    private static final int PLENTY = 100;

    private static final String TEMPLATE = "template-1";

    private final String name;
    private final InstantSource clock;
    private final Map<Target, Replicas> workloads = new HashMap<>();
    private final Map<Target, Observation.Owned> owners = new HashMap<>();
    private final Map<Target, Custody> custodies = new HashMap<>();
    private final Map<Target, String> restarts = new HashMap<>();
    private int population = PLENTY;
    private boolean broken;
    private long writes;

    public ScriptedCluster(String name, InstantSource clock) {
        this.name = name;
        this.clock = clock;
    }

    /** Puts a workload there, in place of what had its name. */
    public synchronized ScriptedCluster with(Target target, Replicas replicas) {
        workloads.put(target, replicas);
        return this;
    }

    public ScriptedCluster ownedBy(Target target, String owner) {
        return ownedBy(target, owner, null);
    }

    /** Whose owner may be moved instead, by {@code lever}. */
    public synchronized ScriptedCluster ownedBy(Target target, String owner, Target lever) {
        owners.put(target, new Observation.Owned(null, owner, lever));
        return this;
    }

    /** From now on these hands are on it. */
    public synchronized ScriptedCluster heldBy(Target target, Custody custody) {
        custodies.put(target, custody);
        return this;
    }

    public synchronized void delete(Target target) {
        workloads.remove(target);
    }

    /** Someone else changes the workload's spec. */
    public synchronized void change(Target target, UnaryOperator<Replicas> how) {
        write(target, how.apply(workloads.get(target)));
    }

    /** From now on, or no longer, nothing is answered but faults. */
    public synchronized void broken(boolean yes) {
        broken = yes;
    }

    /** How many writes there were, whoever made them. */
    public synchronized long writes() {
        return writes;
    }

    /** The workload as it is, or null. */
    public synchronized Replicas replicas(Target target) {
        return workloads.get(target);
    }

    /** So many workloads run in every namespace. */
    public synchronized ScriptedCluster running(int inEachNamespace) {
        population = inEachNamespace;
        return this;
    }

    synchronized Observation observe(String verb, Target target) {
        if (verb.equals(Diagnose.VERB) && target.kind().equals(Diagnose.NAMESPACE)) {
            return new Observation.Found(new Population(target.namespace(), population));
        }
        return switch (look(target)) {
            case Observation.Found(Replicas now, Custody custody)
            when verb.equals(Diagnose.VERB) -> lookable(now, custody);
            case Observation.Owned(Replicas now, String _, Target _, Custody custody)
            when verb.equals(Diagnose.VERB) -> lookable(now, custody);
            case Observation.Found(Replicas now, Custody custody)
            when verb.equals(Restart.VERB) -> new Observation.Found(restartable(target, now), custody);
            case Observation.Owned(Replicas now, String owner, Target lever, Custody custody)
            when verb.equals(Restart.VERB) -> new Observation.Owned(restartable(target, now), owner, lever, custody);
            case Observation other -> other;
        };
    }

    /** Whoever owns it, it may be looked at. */
    private static Observation lookable(Replicas now, Custody custody) {
        return new Observation.Found(new Findings(now.uid(), List.of()), custody);
    }

    private State restartable(Target target, Replicas now) {
        return target.kind().equals(Restart.POD)
                ? new State.Pod(now.uid(), false, now.settled(), false, Math.max(1, now.desired()), 0)
                : new State.Rollout(
                        now.uid(),
                        now.generation(),
                        TEMPLATE,
                        restarts.get(target),
                        now.desired(),
                        now.desired(),
                        now.ready());
    }

    private Observation look(Target target) {
        if (!name.equals(target.cluster()) || !KINDS.contains(target.kind())) {
            return new Observation.Unclear(Failure.UNEXPECTED, "not a target of mine: " + target, false);
        }
        if (broken) {
            return new Observation.Unclear(Failure.PEER_ERROR, "broken by script", true);
        }
        return present(target);
    }

    private Observation present(Target target) {
        Replicas now = workloads.get(target);
        if (now == null) {
            return new Observation.Absent("there is no " + target);
        }
        Observation.Owned owned = owners.get(target);
        return owned == null
                ? new Observation.Found(now, custodies.get(target))
                : new Observation.Owned(now, owned.owner(), owned.lever(), custodies.get(target));
    }

    synchronized Outcome scale(Scale order) {
        return onFound(order, now -> scale(order, (Replicas) now));
    }

    synchronized Outcome restart(Restart order) {
        return onFound(order, now -> restart(order, now));
    }

    /** What people paused is looked at all the same. */
    synchronized Outcome lookAround(Diagnose order) {
        return onFound(
                order, now -> outdated(order, now).orElseGet(() -> new Outcome.Applied(now, found(order), null)));
    }

    private static Findings found(Diagnose order) {
        return new Findings(order.expected().uid(), List.of(new Finding("restarts", "no pod was restarted", null)));
    }

    private Outcome onFound(Action order, Function<State, Outcome> how) {
        return switch (observe(order.verb(), order.target())) {
            case Observation.Absent(String detail) -> new Outcome.Refused(Refusal.TARGET_ABSENT, detail);
            case Observation.Unclear(Failure reason, String detail, boolean retryable) ->
                retryable ? new Outcome.Failed(reason, detail, true) : notMine(order.target());
            case Observation.Owned(var _, String owner, var _, var _) ->
                new Outcome.Refused(Refusal.OWNED, "owned by " + owner);
            case Observation.Found(State now, var _) -> how.apply(now);
        };
    }

    private Outcome restart(Restart order, State now) {
        if (order.isReachedBy(now)) {
            return new Outcome.AlreadyApplied(now);
        }
        return declined(order, now).orElseGet(() -> restarted(order, now));
    }

    private Outcome restarted(Restart order, State before) {
        writes++;
        if (order.removesTarget()) {
            workloads.remove(order.target());
        } else {
            restarts.put(order.target(), order.restartedAt().toString());
        }
        return new Outcome.Applied(before, order.imagined(), null);
    }

    private Optional<Outcome> declined(Action order, State now) {
        if (custodies.getOrDefault(order.target(), Custody.NOBODY).ifPaused().isPresent()) {
            return Optional.of(new Outcome.Refused(Refusal.HANDS_OFF, "paused by script"));
        }
        return outdated(order, now);
    }

    private Optional<Outcome> outdated(Action order, State now) {
        if (!order.expected().sameAs(now)) {
            return Optional.of(
                    new Outcome.Refused(Refusal.TARGET_CHANGED, "expected " + order.expected() + ", found " + now));
        }
        return clock.instant().isAfter(order.notAfter())
                ? Optional.of(new Outcome.Refused(Refusal.STALE, "the order expired at " + order.notAfter()))
                : Optional.empty();
    }

    private Outcome notMine(Target target) {
        return name.equals(target.cluster())
                ? new Outcome.Refused(Refusal.UNSUPPORTED, "kind " + target.kind() + " has no replicas")
                : new Outcome.Refused(Refusal.OTHER_CLUSTER, "this is cluster " + name);
    }

    private Outcome scale(Scale order, Replicas now) {
        return order.isReachedBy(now)
                ? new Outcome.AlreadyApplied(now)
                : declined(order, now).orElseGet(() -> applied(order, now));
    }

    private Outcome applied(Scale order, Replicas now) {
        Replicas after = order.imagined();
        write(order.target(), after);
        Action undo = new Scale(order.id() + "-undo", order.target(), now.desired(), after, order.notAfter());
        return new Outcome.Applied(now, after, undo);
    }

    private void write(Target target, Replicas after) {
        workloads.put(target, after);
        writes++;
    }
}
