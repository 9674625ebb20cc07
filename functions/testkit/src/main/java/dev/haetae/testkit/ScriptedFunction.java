package dev.haetae.testkit;

import dev.haetae.contract.Action;
import dev.haetae.contract.Diagnose;
import dev.haetae.contract.Observation;
import dev.haetae.contract.OpsFunction;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.Refusal;
import dev.haetae.contract.Restart;
import dev.haetae.contract.Scale;
import dev.haetae.contract.State.Replicas;
import dev.haetae.contract.Target;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The verb {@code scale}, {@code restart} or {@code diagnose} on a {@link ScriptedCluster}, for deterministic tests of
 * whatever calls functions. It behaves by the contract until a test scripts an answer; each script serves one call, in the order given.
 */
public final class ScriptedFunction implements OpsFunction {

    private final ScriptedCluster cluster;
    private final String verb;
    private final Queue<Function<Target, Observation>> looks = new ConcurrentLinkedQueue<>();
    private final Queue<Function<Action, Outcome>> answers = new ConcurrentLinkedQueue<>();
    private final List<Target> observed = new CopyOnWriteArrayList<>();
    private final List<Action> ordered = new CopyOnWriteArrayList<>();

    /** The verb {@code scale}. */
    public ScriptedFunction(ScriptedCluster cluster) {
        this(cluster, Scale.VERB);
    }

    public ScriptedFunction(ScriptedCluster cluster, String verb) {
        this.cluster = cluster;
        this.verb = verb;
    }

    @Override
    public String verb() {
        return verb;
    }

    @Override
    public Observation observe(Target target) {
        observed.add(target);
        Function<Target, Observation> script = looks.poll();
        return script == null ? cluster.observe(verb, target) : script.apply(target);
    }

    @Override
    public Outcome apply(Action action) {
        ordered.add(action);
        Function<Action, Outcome> script = answers.poll();
        return script == null ? carryOut(action) : script.apply(action);
    }

    /** Every target looked at, oldest first. */
    public List<Target> observed() {
        return List.copyOf(observed);
    }

    /** Every order received, oldest first, whatever came of it. */
    public List<Action> ordered() {
        return List.copyOf(ordered);
    }

    /** The next look is answered by {@code script}, which may throw or block. */
    public ScriptedFunction nextLook(Function<Target, Observation> script) {
        looks.add(script);
        return this;
    }

    /** The next order is answered by {@code script}, which may throw or block. */
    public ScriptedFunction nextOrder(Function<Action, Outcome> script) {
        answers.add(script);
        return this;
    }

    /** The next order is not carried out, and this is the answer. */
    public ScriptedFunction nextOrderAnswers(Outcome outcome) {
        return nextOrder(action -> outcome);
    }

    /** The next order breaks the promise that nothing throws. */
    public ScriptedFunction nextOrderThrows(RuntimeException thrown) {
        return nextOrder(action -> {
            throw thrown;
        });
    }

    /** The next order is carried out, but its answer is changed on the way, for example to a time-out. */
    public ScriptedFunction nextAnswerBecomes(UnaryOperator<Outcome> onTheWay) {
        return nextOrder(action -> onTheWay.apply(carryOut(action)));
    }

    /** The next order waits for {@code release}, then is carried out. An interrupt ends it by an exception. */
    public ScriptedFunction nextOrderHangsUntil(CountDownLatch release) {
        return nextOrder(action -> {
            await(release);
            return carryOut(action);
        });
    }

    private Outcome carryOut(Action action) {
        return switch (action) {
            case Scale scale -> cluster.scale(scale);
            case Restart restart -> cluster.restart(restart);
            case Diagnose diagnose -> cluster.lookAround(diagnose);
            default -> new Outcome.Refused(Refusal.UNSUPPORTED, "nobody scripted " + action.verb());
        };
    }

    private static void await(CountDownLatch release) {
        try {
            release.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while hanging by script", interrupted);
        }
    }

    /** Shorthand for a settled workload at its first generation. */
    public static Replicas settled(int replicas) {
        return new Replicas(replicas, replicas, 1, "uid-1");
    }
}
