package dev.haetae.function.configure;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a key takes, as an annotation of its map says. */
sealed interface Rule {

    boolean allows(String value);

    /** What it takes, in words. */
    String describe();

    /** {@code haetae.dev/values.<key>: "on,off"}. */
    record OneOf(List<String> values) implements Rule {

        @Override
        public boolean allows(String value) {
            return values.contains(value);
        }

        @Override
        public String describe() {
            return "one of " + String.join(", ", values);
        }
    }

    /** {@code haetae.dev/range.<key>: "10..50"}, both ends among them. */
    record Within(BigDecimal least, BigDecimal most) implements Rule {

        @Override
        public boolean allows(String value) {
            return NUMBER.matcher(value).matches()
                    && least.compareTo(new BigDecimal(value)) <= 0
                    && most.compareTo(new BigDecimal(value)) >= 0;
        }

        @Override
        public String describe() {
            return "a number from %s to %s".formatted(least.toPlainString(), most.toPlainString());
        }
    }

    /** An annotation that nobody can read allows nothing: doubt forbids. */
    record Unreadable(String annotation, String text) implements Rule {

        @Override
        public boolean allows(String value) {
            return false;
        }

        @Override
        public String describe() {
            return "what its annotation %s says, and '%s' is no range such as 10..50".formatted(annotation, text);
        }
    }

    /** Longer ones are no settings, and would only cost time to compare. */
    Pattern NUMBER = Pattern.compile("-?\\d{1,18}(?:\\.\\d{1,18})?");

    Pattern RANGE = Pattern.compile("\\s*(%1$s)\\s*\\.\\.\\s*(%1$s)\\s*".formatted(NUMBER.pattern()));

    String VALUES = "haetae.dev/values.";
    String RANGES = "haetae.dev/range.";

    /** All that is said of a key; none where anything goes. */
    static List<Rule> of(Map<String, String> annotations, String key) {
        Optional<Rule> values =
                Optional.ofNullable(annotations.get(VALUES + key)).map(Rule::oneOf);
        Optional<Rule> range =
                Optional.ofNullable(annotations.get(RANGES + key)).map(text -> within(RANGES + key, text));
        return Stream.of(values, range).flatMap(Optional::stream).toList();
    }

    private static Rule oneOf(String text) {
        return new OneOf(Arrays.stream(text.split(",")).map(String::strip).toList());
    }

    private static Rule within(String annotation, String text) {
        Matcher range = RANGE.matcher(text);
        return range.matches()
                ? new Within(new BigDecimal(range.group(1)), new BigDecimal(range.group(2)))
                : new Unreadable(annotation, text);
    }
}
