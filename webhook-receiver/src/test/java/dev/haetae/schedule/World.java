package dev.haetae.schedule;

import dev.haetae.contract.Action;
import dev.haetae.contract.Configure;
import dev.haetae.contract.Diagnose;
import dev.haetae.contract.Failure;
import dev.haetae.contract.Isolate;
import dev.haetae.contract.Observation;
import dev.haetae.contract.OpsFunction;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.Refusal;
import dev.haetae.contract.Restart;
import dev.haetae.contract.Rollback;
import dev.haetae.contract.RunJob;
import dev.haetae.contract.Scale;
import dev.haetae.contract.State;
import dev.haetae.contract.Target;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The cluster: functions that act on it by the contract, with what can go wrong on the way, and whoever comes between. */
public final class World {

    /** In every namespace; half of them are more than one and fewer than guardrails' own limit at times. */
    static final int WORKLOADS = 5;

    /** What goes wrong with one order. */
    public enum Fault {
        UNREACHABLE,
        ANSWER_LOST,
        LONG_WORK,
        SLOW_TO_BEGIN,
        REFUSES,
        FAILS_FOR_GOOD,
        MAKES_IT_WORSE,
        DIES_BEFORE,
        DIES_AFTER
    }

    private final InstantSource clock;
    private final Oracle oracle;
    private final Map<Target, Body> bodies = new HashMap<>();
    private final Queue<Fault> faults = new ArrayDeque<>();
    private final Map<String, Integer> underWay = new HashMap<>();
    private int unseen;
    private Consumer<Boolean> between = applying -> {};

    public World(InstantSource clock, Oracle oracle) {
        this.clock = clock;
        this.oracle = oracle;
    }

    /** Whoever comes between a question or an order and its answer; told whether it is an order. */
    public void between(Consumer<Boolean> newBetween) {
        between = newBetween;
    }

    public void add(Target target) {
        bodies.put(target, new Body(clock.instant()));
    }

    /** All there is, always in the same order. */
    public List<Target> targets() {
        return bodies.keySet().stream()
                .sorted((one, other) -> one.toString().compareTo(other.toString()))
                .toList();
    }

    Body body(Target target) {
        return bodies.get(target);
    }

    /** With the next order that happens. */
    public void next(Fault fault) {
        faults.add(fault);
    }

    /** So many looks see nothing. */
    public void unseen(int looks) {
        unseen = looks;
    }

    /** Everything works from now on, and nobody comes between. */
    public void calm() {
        faults.clear();
        unseen = 0;
        between = applying -> {};
    }

    /** Somebody else writes to it; {@code who} is null where that cannot be seen on it. */
    public void changes(Target target, int replicas, String who) {
        bodies.get(target).changed(replicas, who, clock.instant());
    }

    /** One of the conditions begins to hold of it, or no longer does; answers which of the two. */
    public boolean turns(Facts.Condition condition, Target target) {
        Body body = bodies.get(target);
        boolean on = switch (condition) {
            case MARKED -> !body.isMarked();
            case AUTOSCALED -> !body.isAutoscaled();
            case IN_GIT -> !body.isInGit();
            case NOT_OPTED_IN -> body.isOptedIn();
        };
        switch (condition) {
            case MARKED -> body.marked(on ? "the workload" : null);
            case AUTOSCALED -> body.autoscaled(on);
            case IN_GIT -> body.inGit(on);
            case NOT_OPTED_IN -> body.optedIn(!on);
        }
        return on;
    }

    public void limps(Target target, int answering) {
        bodies.get(target).limps(answering);
    }

    public void heals() {
        bodies.values().forEach(Body::heals);
    }

    public List<OpsFunction> functions() {
        return Stream.of(
                        Scale.VERB,
                        Restart.VERB,
                        Rollback.VERB,
                        Configure.VERB,
                        Isolate.VERB,
                        RunJob.VERB,
                        Diagnose.VERB)
                .map(verb -> (OpsFunction) new Hand(verb))
                .toList();
    }

    private Observation observe(String verb, Target target) {
        between.accept(false);
        if (unseen > 0) {
            unseen--;
            return new Observation.Unclear(Failure.UNREACHABLE, "nobody answers", true);
        }
        if (target.kind().equals(Diagnose.NAMESPACE)) {
            return new Observation.Found(new Diagnose.Population(target.namespace(), WORKLOADS));
        }
        Body body = bodies.get(target);
        if (body == null) {
            return new Observation.Absent("there is no " + target);
        }
        return body.isOwned(verb)
                ? owned(verb, target, body)
                : new Observation.Found(body.seenBy(verb), body.custody());
    }

    private Observation owned(String verb, Target target, Body body) {
        String owner = body.isInGit() ? "an application of Argo CD" : "an autoscaler";
        oracle.note("%s finds it owned by %s".formatted(verb, owner));
        Target lever = body.isInGit() ? null : Drill.lever(target);
        return new Observation.Owned(body.seenBy(verb), owner, lever, body.custody());
    }

    private Outcome apply(Action order) {
        Set<String> forbidden = new TreeSet<>(oracle.forbids(order, underWay.containsKey(order.id())));
        between.accept(true);
        Optional<Fault> fault = Optional.ofNullable(faults.poll());
        fault.ifPresent(what -> oracle.note("fault " + Tally.word(what)));
        Outcome outcome = fault.flatMap(what -> before(order, what)).orElseGet(() -> onTheWay(order, fault, forbidden));
        between.accept(true);
        if (fault.filter(Fault.DIES_AFTER::equals).isPresent()) {
            throw new Crash();
        }
        return outcome;
    }

    private Optional<Outcome> before(Action order, Fault fault) {
        return switch (fault) {
            case UNREACHABLE -> Optional.of(new Outcome.Failed(Failure.UNREACHABLE, "no route", true));
            case REFUSES ->
                Optional.<Outcome>of(new Outcome.Refused(Refusal.BUSY, "a rollout is under way"))
                        .filter(busy -> !isReached(order));
            case FAILS_FOR_GOOD -> Optional.of(new Outcome.Failed(Failure.FORBIDDEN, "403", false));
            case DIES_BEFORE -> throw new Crash();
            case ANSWER_LOST, LONG_WORK, SLOW_TO_BEGIN, MAKES_IT_WORSE, DIES_AFTER -> Optional.empty();
        };
    }

    private Outcome onTheWay(Action order, Optional<Fault> fault, Set<String> forbidden) {
        if (fault.filter(Fault.SLOW_TO_BEGIN::equals).isPresent() && mayBegin(order)) {
            underWay.putIfAbsent(order.id(), 0);
            return new Outcome.Continue("queued", 0.1);
        }
        Outcome outcome =
                carryOut(order, fault.filter(Fault.MAKES_IT_WORSE::equals).isEmpty(), forbidden);
        boolean done = outcome instanceof Outcome.Applied || outcome instanceof Outcome.AlreadyApplied;
        if (done && fault.filter(Fault.LONG_WORK::equals).isPresent()) {
            underWay.put(order.id(), 2);
        }
        if (done && underWay.merge(order.id(), -1, Integer::sum) > 0) {
            return new Outcome.Continue("half", 0.5);
        }
        return done && fault.filter(Fault.ANSWER_LOST::equals).isPresent()
                ? new Outcome.Failed(Failure.TIMEOUT, "no answer", true)
                : outcome;
    }

    private boolean isReached(Action order) {
        Body body = bodies.get(order.target());
        return body != null && order.isReachedBy(body.seenBy(order.verb()));
    }

    private boolean mayBegin(Action order) {
        return !clock.instant().isAfter(order.notAfter());
    }

    private Outcome carryOut(Action order, boolean answers, Set<String> forbidden) {
        Body body = bodies.get(order.target());
        if (body == null) {
            return new Outcome.Refused(Refusal.TARGET_ABSENT, "there is no " + order.target());
        }
        State now = body.seenBy(order.verb());
        if (order.leavesTargetAlone()) {
            return new Outcome.Applied(now, now, null);
        }
        if (order.isReachedBy(now) || body.hasRun(order)) {
            return new Outcome.AlreadyApplied(now);
        }
        if (body.isOwned(order.verb())) {
            return new Outcome.Refused(Refusal.OWNED, "it is somebody else's");
        }
        if (body.isMarked()) {
            return new Outcome.Refused(Refusal.HANDS_OFF, "the workload is marked");
        }
        if (!order.expected().sameAs(now)) {
            return new Outcome.Refused(Refusal.TARGET_CHANGED, order.target() + " " + now.describe());
        }
        if (!mayBegin(order)) {
            return new Outcome.Refused(Refusal.STALE, "the order was good until " + order.notAfter());
        }
        body.accept(order, answers, clock.instant());
        State left = body.seenBy(order.verb());
        oracle.wrote(order, left, forbidden);
        return new Outcome.Applied(now, left, null);
    }

    private final class Hand implements OpsFunction {

        private final String verb;

        Hand(String verb) {
            this.verb = verb;
        }

        @Override
        public String verb() {
            return verb;
        }

        @Override
        public Observation observe(Target target) {
            return World.this.observe(verb, target);
        }

        @Override
        public Outcome apply(Action action) {
            return World.this.apply(action);
        }
    }
}
