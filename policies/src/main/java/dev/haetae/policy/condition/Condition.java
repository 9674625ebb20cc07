package dev.haetae.policy.condition;

import dev.haetae.policy.source.Passage;
import java.util.Optional;

/**
 * A condition in CEL: {@code facts.burnRate > 14.4 && now.peak}. What hangs on something unknown does not hold, and
 * says so; it costs microseconds, and no condition can hang.
 */
public final class Condition {

    private static final String KEY = "when";

    private final String text;
    private final Judge judge;

    private Condition(String text, Judge judge) {
        this.text = text;
        this.judge = judge;
    }

    /** The condition that a rule's mapping says by {@code when}; a wrong one is complained about. */
    public static Optional<Condition> ifSaid(Passage rule, Scope scope) {
        return rule.ifSaid(KEY).map(when -> read(when, scope));
    }

    /** A wrong one is complained about, and never holds. */
    public static Condition read(Passage when, Scope scope) {
        String text = when.as(String.class);
        return new Condition(text, new Judge(Language.of(scope).compile(text, when)));
    }

    public Result on(Known known) {
        return judge.judge(known);
    }

    /** As it is written. */
    public String text() {
        return text;
    }

    /** The same text is the same condition. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Condition condition && condition.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
