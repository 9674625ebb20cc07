package dev.haetae.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Alertmanager's matchers (pkg/labels), row by row. The label is {@code l} and has the value, or is missing for null. */
class MatcherTest {

    record Row(String matcher, String value, boolean matches) {}

    static Stream<Row> rows() {
        return Stream.of(
                new Row("l=\"a\"", "a", true),
                new Row("l=\"a\"", "A", false),
                new Row("l=\"a\"", "ab", false),
                new Row("l=a", "a", true),
                new Row("  l  =  a b  ", "a b", true),
                new Row("l=\" a \"", " a ", true),
                new Row("l=\" a \"", "a", false),
                new Row("l!=\"a\"", "a", false),
                new Row("l!=\"a\"", "b", true),
                // a missing label is the empty string
                new Row("l=\"\"", null, true),
                new Row("l=", null, true),
                new Row("l=\"\"", "a", false),
                new Row("l!=\"\"", null, false),
                new Row("l!=\"a\"", null, true),
                new Row("l=~\".*\"", null, true),
                new Row("l=~\".+\"", null, false),
                new Row("l!~\".+\"", null, true),
                new Row("l!~\"a\"", null, true),
                // expressions match the whole value
                new Row("l=~\"pay.*\"", "payment-service", true),
                new Row("l=~\"pay\"", "payment-service", false),
                new Row("l=~\"ment\"", "payment-service", false),
                new Row("l=~\"a|ab\"", "ab", true),
                new Row("l=~\"a|b\"", "xb", false),
                new Row("l=~\"^a$\"", "a", true),
                new Row("l=~\"a\"", "a\n", false),
                new Row("l=~\"a.c\"", "a\nc", false),
                new Row("l=~\"(?i)abc\"", "aBc", true),
                new Row("l!~\"pay.*\"", "payment-service", false),
                new Row("l!~\"pay\"", "payment-service", true),
                // no expression where none is asked for
                new Row("l=\"a.*\"", "abc", false),
                new Row("l=\"a.*\"", "a.*", true),
                // a value may hold operators; escapes are \n \" \\, any other backslash stands
                new Row("l=a=b", "a=b", true),
                new Row("l==~", "=~", true),
                new Row("l=\"say \\\"hi\\\"\"", "say \"hi\"", true),
                new Row("l=say \\\"hi\\\"", "say \"hi\"", true),
                new Row("l=\"a\\nb\"", "a\nb", true),
                new Row("l=\"a\\\\nb\"", "a\\nb", true),
                new Row("l=~\"a\\.b\"", "a.b", true),
                new Row("l=~\"a\\.b\"", "axb", false),
                new Row("l=~\"a\\\\.b\"", "a.b", true),
                new Row("l=a\\", "a\\", true),
                new Row("l=\"점검\"", "점검", true));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void matchesAsAlertmanagerDoes(Row row) {
        Map<String, String> labels = row.value() == null ? Map.of() : Map.of("l", row.value());

        assertThat(Matchers.of(row.matcher()).match(labels)).isEqualTo(row.matches());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "l",
                "=a",
                "1l=a",
                "l-x=a",
                "l=\"a",
                "l=a\"",
                "l=\"a\"b\"",
                "l=\"a\\\"",
                "l=~\"(\"",
                "l=~\"a{2,1}\"",
                "l=~\"(?=a)\"",
                "l=~\"(a)\\1\"",
                "l>a"
            })
    void refusesWhatIsNoMatcher(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Matchers.of(text));
    }

    @Test
    void allMustHold() {
        Matchers both = Matchers.of("a=\"1\"", "b=\"2\"");

        assertThat(both.match(Map.of("a", "1", "b", "2"))).isTrue();
        assertThat(both.match(Map.of("a", "1"))).isFalse();
        assertThat(both.size()).isEqualTo(2);
    }

    @Test
    void noExpressionHangs() {
        Matchers hostile = Matchers.of("l=~\"(a+)+b\"");
        Map<String, String> labels = Map.of("l", "a".repeat(10_000));

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> assertThat(hostile.match(labels)).isFalse());
    }

    @Test
    void aLongValueIsParsed() {
        String value = "x".repeat(100_000);

        assertThat(Matchers.of("l=\"" + value + "\"").match(Map.of("l", value))).isTrue();
    }
}
