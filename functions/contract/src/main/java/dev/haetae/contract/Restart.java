package dev.haetae.contract;

import java.time.Instant;
import java.util.Map;

/**
 * Have a workload make all its pods anew, by its own strategy; or where the target is a pod, take that one away, for
 * its workload to make another.
 *
 * @param restartedAt fixed when it was decided; it stands in the pod template afterwards, so that giving the order
 *     twice restarts once
 * @param batch how many per cent of a workload's pods its strategy may take at once while some answer; or may be away,
 *     that one included, where the target is a pod. One always may; 100 leaves it to the strategy
 * @param expected a {@link State.Rollout}, or a {@link State.Pod} where the target is one
 */
public record Restart(String id, Target target, Instant restartedAt, int batch, State expected, Instant notAfter)
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
                restartedAt.toString().equals(seen.restartedAt()) && seen.uid().equals(expected.uid());
            case State.Pod seen -> seen.gone() || !seen.uid().equals(expected.uid());
            default -> false;
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
            default -> expected;
        };
    }

    /** Who agreed to more at once has agreed to fewer. */
    @Override
    public boolean hasAimOf(Action other) {
        return other instanceof Restart restart && restart.batch >= batch;
    }

    @Override
    public Restart withNotAfter(Instant later) {
        return new Restart(id, target, restartedAt, batch, expected, later);
    }
}
