package dev.haetae.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Set one key of a ConfigMap: a switch of a feature, guest mode, where something is read from. The target is the key
 * itself, {@code features/guest-mode} of kind {@code ConfigMap}, so that two switches of one map do not lock each other.
 *
 * @param value what it is to be; null takes the key away
 * @param until when it is set back; null for what stays
 * @param atMost until when it stays in place of that while its alert still fires; null where that makes no difference
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Configure(
        String id, Target target, String value, Setting expected, Instant until, Instant atMost, Instant notAfter)
        implements Action {

    public static final String VERB = "configure";
    public static final String CONFIG_MAP = "ConfigMap";

    private static final String ABSENT = "nothing";

    /**
     * A key of a ConfigMap.
     *
     * @param uid the map's
     * @param value null where the map has no such key
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Setting(String uid, String value) implements State {

        @Override
        public boolean settled() {
            return true;
        }

        @Override
        public boolean sameAs(State other) {
            return equals(other);
        }

        @Override
        public String describe() {
            return value == null ? "is not set" : "is " + value;
        }
    }

    /** Set back when its time is over, whatever fires. */
    public Configure(String id, Target target, String value, Setting expected, Instant until, Instant notAfter) {
        this(id, target, value, expected, until, null, notAfter);
    }

    @Override
    public String verb() {
        return VERB;
    }

    @Override
    public String describe() {
        return value == null
                ? "take %s away from its ConfigMap".formatted(target.name())
                : "set %s from %s to %s".formatted(target.name(), spoken(expected.value()), value);
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("verb", VERB, "target", target.name(), "from", spoken(expected.value()), "to", spoken(value));
    }

    private static String spoken(String value) {
        return value == null ? ABSENT : value;
    }

    @Override
    public boolean isReachedBy(State now) {
        return now instanceof Setting seen && seen.uid().equals(expected.uid()) && Objects.equals(seen.value(), value);
    }

    @Override
    public boolean isDoneIn(State now) {
        return isReachedBy(now);
    }

    @Override
    public Optional<Instant> expires() {
        return Optional.ofNullable(until);
    }

    @Override
    public Optional<Instant> staysWhileFiring() {
        return Optional.ofNullable(atMost);
    }

    @Override
    public Optional<Action> undo(State after, String undoId, Instant undoNotAfter) {
        return after instanceof Setting left
                ? Optional.of(new Configure(undoId, target, expected.value(), left, null, undoNotAfter))
                : Optional.empty();
    }

    @Override
    public Setting imagined() {
        return new Setting(expected.uid(), value);
    }

    @Override
    public boolean hasAimOf(Action other) {
        return other instanceof Configure configure && Objects.equals(configure.value, value);
    }

    @Override
    public Configure withNotAfter(Instant later) {
        return new Configure(id, target, value, expected, until, atMost, later);
    }
}
