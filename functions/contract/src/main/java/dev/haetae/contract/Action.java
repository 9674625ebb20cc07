package dev.haetae.contract;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One concrete order to a function. It names an absolute state to reach, so that giving it twice changes nothing, and
 * what the decision saw, so that it is refused once that no longer holds.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "verb")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Scale.class, name = Scale.VERB),
    @JsonSubTypes.Type(value = Restart.class, name = Restart.VERB),
    @JsonSubTypes.Type(value = Rollback.class, name = Rollback.VERB),
    @JsonSubTypes.Type(value = Isolate.class, name = Isolate.VERB),
    @JsonSubTypes.Type(value = Configure.class, name = Configure.VERB),
    @JsonSubTypes.Type(value = CacheRebuild.class, name = CacheRebuild.VERB),
    @JsonSubTypes.Type(value = RunJob.class, name = RunJob.VERB),
    @JsonSubTypes.Type(value = Diagnose.class, name = Diagnose.VERB),
    @JsonSubTypes.Type(value = Tell.class, name = Tell.VERB)
})
public sealed interface Action
        permits Scale, Restart, Rollback, Isolate, Configure, CacheRebuild, RunJob, Diagnose, Tell {

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

    /** It looks or speaks, so that there is nothing in it to be verified, undone or taken back. */
    default boolean leavesTargetAlone() {
        return false;
    }

    /** It only looks: it may be done in any mode, and uses up nothing. */
    default boolean onlyLooks() {
        return false;
    }

    /** Until when it is meant to hold; then it is taken back. Empty for what stays. */
    @JsonIgnore
    default Optional<Instant> expires() {
        return Optional.empty();
    }

    /** Until when it is left beyond {@link #expires} as long as its alert still fires. Empty where it is not. */
    default Optional<Instant> staysWhileFiring() {
        return Optional.empty();
    }

    /**
     * The order that takes it back; empty where there is none.
     *
     * @param after what this order left behind
     * @param id of the order that takes it back
     */
    default Optional<Action> undo(State after, String id, Instant notAfter) {
        return Optional.empty();
    }

    /** What the target looks like once it is done and all of it answers. */
    State imagined();

    /** Both would do the same, so that who agreed to the one has agreed to the other. */
    boolean hasAimOf(Action other);

    Action withNotAfter(Instant notAfter);
}
