package dev.haetae.function.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExcerptTest {

    @Test
    void whatFitsStays() {
        String text = "x".repeat(Excerpt.MOST_BYTES);

        assertThat(Excerpt.first(text)).isEqualTo(text);
        assertThat(Excerpt.last(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab", "a해", "█", "𝄞x"})
    void noCharacterIsCutInTwo(String piece) {
        String text = piece.repeat(3_000);

        assertThat(Excerpt.first(text)).endsWith("…").doesNotContain("\uFFFD");
        assertThat(Excerpt.last(text)).startsWith("…").doesNotContain("\uFFFD");
        assertThat(Excerpt.first(text).getBytes(StandardCharsets.UTF_8)).hasSizeBetween(4_080, 4_096);
        assertThat(Excerpt.last(text).getBytes(StandardCharsets.UTF_8)).hasSizeBetween(4_080, 4_096);
    }

    @Test
    void coloursAndControlCharactersAreLeftOut() {
        assertThat(Excerpt.plain("\u001B[1;31mred\u001B[0m\r\n\tin\u0000")).isEqualTo("red\n\tin");
        assertThat(Excerpt.line("a\n  b\tc", 5)).isEqualTo("a b c");
        assertThat(Excerpt.line("abcdef", 5)).isEqualTo("abcde…");
    }

    @ParameterizedTest
    @CsvSource({"02:59:50, 10 s ago", "02:57:01, 2 min ago", "01:00:00, 2 h ago", "03:00:09, 0 s ago"})
    void agesAreSaidInTheirLargestUnit(String then, String said) {
        Instant now = Instant.parse("2026-11-20T03:00:00Z");

        assertThat(Age.ago(Instant.parse("2026-11-20T" + then + "Z"), now)).isEqualTo(said);
        assertThat(Age.ago(now.minusSeconds(3 * 86_400), now)).isEqualTo("3 d ago");
    }

    @Test
    void whatIsNoMomentIsNone() {
        assertThat(Age.moment("yesterday")).isEmpty();
        assertThat(Age.moment(null)).isEmpty();
        assertThat(Age.moment("2026-11-20T02:59:00.123456Z")).isPresent();
    }
}
