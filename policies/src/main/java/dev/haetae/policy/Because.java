package dev.haetae.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haetae.contract.Reason;

/**
 * Why something was decided.
 *
 * @param tag one of a bounded set, for machines that count
 * @param sentence for people who read the timeline
 * @param rule where the rule that decided is written, {@code severity.yaml:12}; null when no rule did
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Because(String tag, String sentence, String rule) {

    public static Because of(Reason reason, String sentence) {
        return new Because(reason.tag(), sentence, null);
    }

    /** The same, by the rule at {@code place} unless it names one already. */
    public Because by(String place) {
        return rule == null && place != null ? new Because(tag, sentence, place) : this;
    }

    static Because of(Reason reason, String sentence, String rule) {
        return new Because(reason.tag(), sentence, rule);
    }
}
