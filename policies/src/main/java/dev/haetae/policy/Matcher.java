package dev.haetae.policy;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * One matcher in Alertmanager's syntax and with its semantics: {@code severity="critical"}, {@code service=~"pay.*"}.
 * A missing label is the empty string, and a regular expression must match the whole value. RE2J, so that no
 * expression can hang.
 */
public record Matcher(String label, boolean negated, Expected expected) {

    /** Label, operator, and a value in quotes or without; within it, a quote is escaped. */
    private static final Pattern SYNTAX = Pattern.compile("(?s)\\s*([a-zA-Z_:][a-zA-Z0-9_:]*)\\s*(=~|!~|!=|=)\\s*"
            + "(?:\"((?:[^\"\\\\]|\\\\.)*)\"|((?:[^\"\\\\]|\\\\.)*?\\\\?))\\s*");

    /** {@code RedisDown|KafkaDown}: nothing in it but words and what is between them. */
    private static final Pattern WORDS = Pattern.compile("[a-zA-Z0-9_-]+(\\|[a-zA-Z0-9_-]+)*");

    /** Alertmanager takes any other backslash as it stands, so that "a\.b" needs no doubling. */
    private static final java.util.regex.Pattern ESCAPE = java.util.regex.Pattern.compile("\\\\([n\"\\\\])");

    /** What the label's value is held against. */
    public sealed interface Expected {

        boolean accepts(String value);

        record Same(String text) implements Expected {

            @Override
            public boolean accepts(String value) {
                return text.equals(value);
            }
        }

        record Like(Pattern pattern) implements Expected {

            @Override
            public boolean accepts(String value) {
                return pattern.matches(value);
            }
        }
    }

    /** Throws {@link IllegalArgumentException} that says what is wrong with the text. */
    static Matcher parse(String text) {
        com.google.re2j.Matcher parts = SYNTAX.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("'%s' is not a matcher".formatted(text));
        }
        String operator = parts.group(2);
        String value = unescaped(parts.group(3) == null ? parts.group(4) : parts.group(3));
        return new Matcher(parts.group(1), operator.startsWith("!"), expected(operator, value));
    }

    public boolean matches(Map<String, String> labels) {
        return negated != expected.accepts(labels.getOrDefault(label, ""));
    }

    /** The values of which it takes one, each once, as far as its text shows; empty where it takes others too, or none. */
    List<String> values() {
        if (negated) {
            return List.of();
        }
        return switch (expected) {
            case Expected.Same(String text) -> text.isEmpty() ? List.of() : List.of(text);
            case Expected.Like(Pattern pattern) ->
                WORDS.matches(pattern.pattern())
                        ? Arrays.stream(pattern.pattern().split("\\|"))
                                .distinct()
                                .toList()
                        : List.of();
        };
    }

    private static Expected expected(String operator, String value) {
        return operator.endsWith("~") ? new Expected.Like(compiled(value)) : new Expected.Same(value);
    }

    private static Pattern compiled(String expression) {
        try {
            return Pattern.compile(expression);
        } catch (PatternSyntaxException bad) {
            throw new IllegalArgumentException(
                    "'%s' is not a regular expression (%s)".formatted(expression, bad.getDescription()), bad);
        }
    }

    private static String unescaped(String value) {
        return ESCAPE.matcher(value)
                .replaceAll(escape ->
                        java.util.regex.Matcher.quoteReplacement(escape.group(1).equals("n") ? "\n" : escape.group(1)));
    }
}
