package dev.haetae.contract;

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

    record Found(State state) implements Observation {}

    /**
     * The target is there, but its value belongs to someone else.
     *
     * @param owner who, for people: {@code HorizontalPodAutoscaler matchmaking}
     */
    record Owned(State state, String owner) implements Observation {}

    record Absent(String detail) implements Observation {}

    /** It could not be seen. Doubt forbids acting; {@code retryable} says whether looking again may help. */
    record Unclear(Failure reason, String detail, boolean retryable) implements Observation {}
}
