package dev.haetae.incident;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.haetae.contract.Action;
import java.time.Instant;

/**
 * Where an incident stands on its playbook's ladder; steps count from 0. Each phase that goes on by itself has one
 * stored timer that carries it; the others wait for people or for the alert's source.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "phase")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Progress.None.class, name = "none"),
    @JsonSubTypes.Type(value = Progress.Planning.class, name = "planning"),
    @JsonSubTypes.Type(value = Progress.Approval.class, name = "approval"),
    @JsonSubTypes.Type(value = Progress.Acting.class, name = "acting"),
    @JsonSubTypes.Type(value = Progress.Verifying.class, name = "verifying"),
    @JsonSubTypes.Type(value = Progress.NotNeeded.class, name = "not-needed"),
    @JsonSubTypes.Type(value = Progress.Unconfirmed.class, name = "unconfirmed"),
    @JsonSubTypes.Type(value = Progress.Ended.class, name = "ended")
})
public sealed interface Progress {

    /** The step it stands on; 0 where there is none. */
    int step();

    /** No playbook. */
    record None() implements Progress {

        @Override
        public int step() {
            return 0;
        }
    }

    /**
     * The step is to be decided.
     *
     * @param round counts the decisions afresh of one step, so that they end
     * @param deadline until when a guardrail may keep it waiting; null while none does
     * @param approved what a person has agreed to, or null
     */
    record Planning(int step, int round, Instant deadline, Action approved) implements Progress {

        static Planning of(int step) {
            return new Planning(step, 0, null, null);
        }
    }

    record Approval(int step, String approval, Action action, Instant until) implements Progress {}

    /**
     * The order is decided; whether it was carried out is not known.
     *
     * @param begun since when it has been under way, as long work is; null where nothing says that it is
     * @param tenths how much of it is said to be done; null where nothing is
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Acting(int step, int round, Action action, int tries, Instant begun, Integer tenths) implements Progress {

        private static final int ALL = 10;

        Acting tried() {
            return new Acting(step, round, action, tries + 1, begun, tenths);
        }

        Acting goingOn(Instant now, double progress) {
            return new Acting(step, round, action, 0, begun == null ? now : begun, tenths(progress));
        }

        /** Long work is asked after every few seconds; what people read of it is each tenth, and that it goes on again. */
        public boolean isNews(double progress) {
            return begun == null || tries > 0 || tenths == null || tenths(progress) > tenths;
        }

        private static int tenths(double progress) {
            return (int) Math.floor(progress * ALL);
        }
    }

    /**
     * The order was carried out, and whether it helps is being watched.
     *
     * @param ready whether the target has been seen as ordered and answering
     */
    record Verifying(int step, Action action, Instant appliedAt, boolean ready) implements Progress {}

    /** The alert went away before the step; should it come back, the same step is next. */
    record NotNeeded(int step) implements Progress {}

    record Unconfirmed(int step) implements Progress {}

    /**
     * Nothing more is done by itself.
     *
     * @param handedOver whether people were told to go on
     * @param exhausted whether that is because each step was tried and none of them ended the alert
     */
    record Ended(
            int step,
            boolean handedOver,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean exhausted) implements Progress {

        public Ended(int step, boolean handedOver) {
            this(step, handedOver, false);
        }
    }
}
