package dev.haetae.contract;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * What a verb cares about in its target, read at one moment: the {@code expected} of an action, and the
 * {@code before} and {@code after} of its outcome.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "of")
@JsonSubTypes(@JsonSubTypes.Type(value = State.Replicas.class, name = "replicas"))
public sealed interface State {

    /**
     * A workload's replicas.
     *
     * @param desired what its spec asks for
     * @param ready how many answer
     * @param generation counts the changes of its spec, whoever made them; status churn does not move it
     * @param uid tells a workload from one of the same name made later
     */
    record Replicas(int desired, int ready, long generation, String uid) implements State {

        public boolean settled() {
            return ready >= desired;
        }
    }
}
