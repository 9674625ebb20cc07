package dev.haetae.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What came of an action. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Outcome.Applied.class, name = "applied"),
    @JsonSubTypes.Type(value = Outcome.AlreadyApplied.class, name = "already-applied"),
    @JsonSubTypes.Type(value = Outcome.Continue.class, name = "continue"),
    @JsonSubTypes.Type(value = Outcome.Refused.class, name = "refused"),
    @JsonSubTypes.Type(value = Outcome.Failed.class, name = "failed")
})
public sealed interface Outcome {

    /**
     * The write was made by this call.
     *
     * @param undo the order that takes it back, or null where there is none; whoever gives it sets its
     *     {@code notAfter} anew
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Applied(State before, State after, Action undo) implements Outcome {}

    /** The target is as ordered already, most likely by an earlier try whose answer was lost. */
    record AlreadyApplied(State now) implements Outcome {}

    /** Long work is under way; give the order again with this checkpoint. {@code progress} is 0 to 1. */
    record Continue(String checkpoint, double progress) implements Outcome {}

    /** The function declined, and nothing was written, or what was written was taken back at once. */
    record Refused(Refusal reason, String detail) implements Outcome {}

    /**
     * It is not known to have been done, except for {@link Failure#WORK_FAILED}; the same order may be given again when
     * {@code retryable}.
     */
    record Failed(Failure reason, String detail, boolean retryable) implements Outcome {}
}
