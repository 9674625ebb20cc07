package dev.haetae.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a request said reaches the log within a problem: as one line, and not as long as it likes. */
class ProblemsTest {

    private static String shown(String detail) {
        return Problems.of(Response.Status.NOT_FOUND, detail).getDetail();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\t", "\u0000", "\u001b", "\u0085", "\u2028", "\u2029", "\u202e"})
    void itStaysOnItsLine(String character) {
        assertThat(shown("there is no incident 1" + character + "ERROR all is lost"))
                .isEqualTo("there is no incident 1\uFFFDERROR all is lost");
    }

    @Test
    void whatIsReadableStaysAsItIs() {
        assertThat(shown("severity: there is no '심각'")).isEqualTo("severity: there is no '심각'");
    }

    @Test
    void itHasABound() {
        assertThat(shown("x".repeat(10_000))).hasSize(301).endsWith("…");
    }
}
