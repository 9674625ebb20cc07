package dev.haetae.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * Say something to people in the policy's own words (I5): the verb {@code status-update}. The target is the service that
 * it is about.
 *
 * @param ko in Korean; null where it is not said
 * @param en in English; null where it is not said
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Tell(String id, Target target, String ko, String en, Said expected, Instant notAfter) implements Action {

    public static final String VERB = "status-update";

    /** The kind of a target that is only spoken of. */
    public static final String SERVICE = "Service";

    /** What has been said depends on nothing. */
    public record Said(String uid) implements State {

        @Override
        public boolean settled() {
            return true;
        }

        @Override
        public boolean sameAs(State other) {
            return other instanceof Said;
        }

        @Override
        public String describe() {
            return "can be spoken of";
        }
    }

    @Override
    public String verb() {
        return VERB;
    }

    @Override
    public String describe() {
        return "tell people: " + (en == null ? ko : en);
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("verb", VERB, "target", target.name(), "ko", ko == null ? en : ko, "en", en == null ? ko : en);
    }

    @Override
    public boolean isReachedBy(State now) {
        return false;
    }

    @Override
    public boolean isDoneIn(State now) {
        return true;
    }

    @Override
    public boolean leavesTargetAlone() {
        return true;
    }

    @Override
    public Said imagined() {
        return expected;
    }

    @Override
    public boolean hasAimOf(Action other) {
        return other instanceof Tell tell && Objects.equals(tell.ko, ko) && Objects.equals(tell.en, en);
    }

    @Override
    public Tell withNotAfter(Instant later) {
        return new Tell(id, target, ko, en, expected, later);
    }
}
