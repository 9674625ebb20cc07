package dev.haetae.contract;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.Map;

/**
 * One concrete order to a function. It names an absolute state to reach, so that giving it twice changes nothing, and
 * what the decision saw, so that it is refused once that no longer holds.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "verb")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Action.Scale.class, name = "scale"),
    @JsonSubTypes.Type(value = Action.Restart.class, name = "restart")
})
public sealed interface Action {

    /** The idempotency key (R7): the same id is the same order. */
    String id();

    Target target();

    /** What the decision saw. A function refuses when the target differs and is not yet as ordered. */
    State expected();

    /** No write may start after this moment (a time on the wall clock of whoever acts). */
    Instant notAfter();

    @JsonIgnore
    String verb();

    /** The order in words, as people read it in the timeline. */
    String describe();

    /** What sentences about it need, such as {@code verb target from to}; each language has words of its own for them. */
    Map<String, String> facts();

    /** The target is as ordered, whether all of it answers yet or not. */
    boolean isReachedBy(State now);

    /** What was ordered is there and answers. */
    boolean isDoneIn(State now);

    /** Once it is done there is no such target any more. */
    default boolean removesTarget() {
        return false;
    }

    /** What the target looks like once it is done and all of it answers. */
    State imagined();

    /** Both would do the same, so that who agreed to the one has agreed to the other. */
    boolean hasAimOf(Action other);

    Action withNotAfter(Instant notAfter);

    /** Bring a workload to {@code replicas} by its scale subresource. */
    record Scale(String id, Target target, int replicas, State.Replicas expected, Instant notAfter) implements Action {

        public static final String VERB = "scale";

        @Override
        public String verb() {
            return VERB;
        }

        @Override
        public String describe() {
            return "scale %s %s from %d to %d".formatted(target.kind(), target.name(), expected.desired(), replicas);
        }

        @Override
        public Map<String, String> facts() {
            return Map.of("verb", VERB, "target", target.name(), "from", "" + expected.desired(), "to", "" + replicas);
        }

        @Override
        public boolean isReachedBy(State now) {
            return now instanceof State.Replicas seen
                    && seen.desired() == replicas
                    && seen.uid().equals(expected.uid());
        }

        /** Whoever asked for other replicas since then: what they asked for is there. */
        @Override
        public boolean isDoneIn(State now) {
            return now.settled();
        }

        @Override
        public State.Replicas imagined() {
            return new State.Replicas(replicas, replicas, expected.generation() + 1, expected.uid());
        }

        @Override
        public boolean hasAimOf(Action other) {
            return other instanceof Scale scale && scale.replicas == replicas;
        }

        @Override
        public Scale withNotAfter(Instant later) {
            return new Scale(id, target, replicas, expected, later);
        }
    }

    /**
     * Have a workload make all its pods anew, by its own strategy; or where the target is a pod, take that one away, for
     * its workload to make another.
     *
     * @param restartedAt fixed when it was decided; it stands in the pod template afterwards, so that giving the order
     *     twice restarts once
     * @param batch how many per cent of a workload's pods its strategy may take at once; 100 leaves it to the strategy
     * @param expected a {@link State.Rollout}, or a {@link State.Pod} where the target is one
     */
    record Restart(String id, Target target, Instant restartedAt, int batch, State expected, Instant notAfter)
            implements Action {

        public static final String VERB = "restart";

        /** The kind of a target that is one pod. */
        public static final String POD = "Pod";

        private static final int ALL_AT_ONCE = 100;

        @Override
        public String verb() {
            return VERB;
        }

        @Override
        public String describe() {
            String whole = "restart %s %s".formatted(target.kind(), target.name());
            return removesTarget()
                    ? whole
                    : whole + (batch < ALL_AT_ONCE ? ", at most %d %% at once".formatted(batch) : "");
        }

        @Override
        public Map<String, String> facts() {
            return Map.of("verb", VERB, "target", target.name(), "to", removesTarget() ? "one-pod" : "rolling");
        }

        @Override
        public boolean isReachedBy(State now) {
            return switch (now) {
                case State.Rollout seen ->
                    restartedAt.toString().equals(seen.restartedAt())
                            && seen.uid().equals(expected.uid());
                case State.Pod seen -> seen.gone() || !seen.uid().equals(expected.uid());
                case State.Replicas _ -> false;
            };
        }

        @Override
        public boolean isDoneIn(State now) {
            return isReachedBy(now) && now.settled();
        }

        @Override
        public boolean removesTarget() {
            return POD.equals(target.kind());
        }

        @Override
        public State imagined() {
            return switch (expected) {
                case State.Rollout seen ->
                    new State.Rollout(
                            seen.uid(),
                            seen.generation() + 1,
                            seen.template(),
                            restartedAt.toString(),
                            seen.desired(),
                            seen.desired(),
                            seen.desired());
                case State.Pod seen -> new State.Pod(seen.uid(), true, false, false);
                case State.Replicas seen -> seen;
            };
        }

        @Override
        public boolean hasAimOf(Action other) {
            return other instanceof Restart restart && restart.batch == batch;
        }

        @Override
        public Restart withNotAfter(Instant later) {
            return new Restart(id, target, restartedAt, batch, expected, later);
        }
    }
}
