package dev.haetae.function.status;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTest {

    @Test
    void keepsOneLineReadable() {
        assertThat(PlainText.of("a\r\nb\u2028c\u001b[31md\u202ee\tf")).isEqualTo("a b c [31md e f");
    }

    @Test
    void keepsKoreanAndEmoji() {
        assertThat(PlainText.of("매치메이킹 지연 🔥")).isEqualTo("매치메이킹 지연 🔥");
    }

    @Test
    void nothingIsADash() {
        assertThat(PlainText.of(null)).isEqualTo("-");
        assertThat(PlainText.of(" \n ")).isEqualTo("-");
    }

    @Test
    void cutsWhatNobodyReadsToTheEnd() {
        assertThat(PlainText.of("🔥".repeat(400))).isEqualTo("🔥".repeat(300) + "…");
    }
}
