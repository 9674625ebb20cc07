package dev.haetae.contract;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;

/**
 * One concrete order to a function. It names an absolute state to reach, so that giving it twice changes nothing, and
 * what the decision saw, so that it is refused once that no longer holds.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "verb")
@JsonSubTypes(@JsonSubTypes.Type(value = Action.Scale.class, name = "scale"))
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
        public Scale withNotAfter(Instant later) {
            return new Scale(id, target, replicas, expected, later);
        }
    }
}
