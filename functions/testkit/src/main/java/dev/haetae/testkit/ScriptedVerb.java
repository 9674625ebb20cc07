package dev.haetae.testkit;

import dev.haetae.contract.Action;
import dev.haetae.contract.Custody;
import dev.haetae.contract.Observation;
import dev.haetae.contract.OpsFunction;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.Refusal;
import dev.haetae.contract.State;
import dev.haetae.contract.Target;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * Any verb, on states in memory that tests put there: by the contract alone, until a test scripts an answer. What is
 * ordered is done at once, unless a test says how far it comes. Thread-safe.
 */
public final class ScriptedVerb implements OpsFunction {

    private final String verb;
    private final InstantSource clock;
    private final Map<Target, Observation> world = new ConcurrentHashMap<>();
    private final Queue<Function<Action, Outcome>> answers = new ConcurrentLinkedQueue<>();
    private final List<Action> ordered = new CopyOnWriteArrayList<>();
    private volatile Function<Action, State> becomes = Action::imagined;

    public ScriptedVerb(String verb, InstantSource clock) {
        this.verb = verb;
        this.clock = clock;
    }

    /** From now on the target is seen so. */
    public ScriptedVerb with(Target target, State state) {
        return with(target, new Observation.Found(state));
    }

    public ScriptedVerb with(Target target, State state, Custody custody) {
        return with(target, new Observation.Found(state, custody));
    }

    public ScriptedVerb with(Target target, Observation observation) {
        world.put(target, observation);
        return this;
    }

    /** What an order makes of its target, where that is not what it asks for. */
    public ScriptedVerb becoming(Function<Action, State> outcome) {
        becomes = outcome;
        return this;
    }

    /** The next order is answered by {@code script}; later ones after that. */
    public ScriptedVerb next(Function<Action, Outcome> script) {
        answers.add(script);
        return this;
    }

    /** Every order received, oldest first, whatever came of it. */
    public List<Action> ordered() {
        return List.copyOf(ordered);
    }

    /** The target as it is seen now. */
    public Observation seen(Target target) {
        return observe(target);
    }

    @Override
    public String verb() {
        return verb;
    }

    @Override
    public Observation observe(Target target) {
        return world.getOrDefault(target, new Observation.Absent("there is no " + target));
    }

    @Override
    public Outcome apply(Action action) {
        ordered.add(action);
        Function<Action, Outcome> script = answers.poll();
        return script == null ? carryOut(action) : script.apply(action);
    }

    /** As the contract has it. */
    public Outcome carryOut(Action action) {
        return switch (observe(action.target())) {
            case Observation.Found(State now, Custody custody) -> decided(action, now, custody);
            case Observation.Owned owned -> new Outcome.Refused(Refusal.OWNED, owned.owner());
            case Observation.Absent absent -> new Outcome.Refused(Refusal.TARGET_ABSENT, absent.detail());
            case Observation.Unclear unclear ->
                new Outcome.Failed(unclear.reason(), unclear.detail(), unclear.retryable());
        };
    }

    private Outcome decided(Action action, State now, Custody custody) {
        if (action.isReachedBy(now)) {
            return new Outcome.AlreadyApplied(now);
        }
        if (custody.ifPaused().isPresent()) {
            return new Outcome.Refused(Refusal.HANDS_OFF, custody.paused() + " is marked for automation to keep off");
        }
        if (!action.expected().sameAs(now)) {
            return new Outcome.Refused(Refusal.TARGET_CHANGED, action.target() + " " + now.describe());
        }
        if (clock.instant().isAfter(action.notAfter())) {
            return new Outcome.Refused(Refusal.STALE, "the order was good until " + action.notAfter());
        }
        State after = becomes.apply(action);
        world.put(action.target(), new Observation.Found(after, custody));
        return new Outcome.Applied(
                now,
                after,
                action.undo(after, action.id() + "/back", action.notAfter()).orElse(null));
    }
}
