package dev.haetae.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Bring a workload to {@code replicas} by its scale subresource; or, where the target is an autoscaler, have it keep at
 * least so many.
 *
 * @param until when a raised floor is taken back; null for what stays
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Scale(String id, Target target, int replicas, State.Replicas expected, Instant until, Instant notAfter)
        implements Action {

    public static final String VERB = "scale";

    /** The kind of a target whose floor is moved, since it owns the replicas itself. */
    public static final String AUTOSCALER = "HorizontalPodAutoscaler";

    public Scale(String id, Target target, int replicas, State.Replicas expected, Instant notAfter) {
        this(id, target, replicas, expected, null, notAfter);
    }

    @Override
    public String verb() {
        return VERB;
    }

    @Override
    public String describe() {
        String what = AUTOSCALER.equals(target.kind()) ? "raise the floor of" : "scale";
        return "%s %s %s from %d to %d".formatted(what, target.kind(), target.name(), expected.desired(), replicas);
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
    public Optional<Instant> expires() {
        return Optional.ofNullable(until);
    }

    @Override
    public Optional<Action> undo(State after, String undoId, Instant undoNotAfter) {
        return after instanceof State.Replicas left
                ? Optional.of(new Scale(undoId, target, expected.desired(), left, undoNotAfter))
                : Optional.empty();
    }

    @Override
    public State.Replicas imagined() {
        return new State.Replicas(replicas, replicas, expected.generation() + 1, expected.uid(), expected.most());
    }

    @Override
    public boolean hasAimOf(Action other) {
        return other instanceof Scale scale && scale.replicas == replicas && scale.target.equals(target);
    }

    @Override
    public Scale withNotAfter(Instant later) {
        return new Scale(id, target, replicas, expected, until, later);
    }
}
