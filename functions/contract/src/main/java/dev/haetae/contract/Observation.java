package dev.haetae.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What a function sees when it looks at a target. Looking changes nothing. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "seen")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Observation.Found.class, name = "found"),
    @JsonSubTypes.Type(value = Observation.Owned.class, name = "owned"),
    @JsonSubTypes.Type(value = Observation.Absent.class, name = "absent"),
    @JsonSubTypes.Type(value = Observation.Unclear.class, name = "unclear")
})
public sealed interface Observation {

    /** @param custody whose hands are on it */
    record Found(State state, Custody custody) implements Observation {

        public Found {
            custody = custody == null ? Custody.NOBODY : custody;
        }

        public Found(State state) {
            this(state, Custody.NOBODY);
        }
    }

    /**
     * The target is there, but its value belongs to someone else.
     *
     * @param owner who, for people: {@code HorizontalPodAutoscaler matchmaking}
     * @param lever what may be moved instead, such as that autoscaler's floor; null where only its owner can
     * @param custody whose hands are on the target itself; what is asked of it counts for its lever too
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Owned(State state, String owner, Target lever, Custody custody) implements Observation {

        public Owned {
            custody = custody == null ? Custody.NOBODY : custody;
        }

        public Owned(State state, String owner, Target lever) {
            this(state, owner, lever, Custody.NOBODY);
        }

        public Owned(State state, String owner) {
            this(state, owner, null);
        }
    }

    record Absent(String detail) implements Observation {}

    /** It could not be seen. Doubt forbids acting; {@code retryable} says whether looking again may help. */
    record Unclear(Failure reason, String detail, boolean retryable) implements Observation {}
}
