package dev.haetae.function.runjob;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TailTest {

    @Test
    void whatIsShortIsKept() {
        assertThat(Tail.of("one\ntwo\n")).isEqualTo("one\ntwo");
    }

    @Test
    void theEndOfWhatIsLongIsKept() {
        assertThat(Tail.of("x".repeat(9_000) + "end")).hasSize(Tail.BYTES).endsWith("xend");
    }

    @Test
    void noCharacterIsCutApart() {
        String tail = Tail.of("해".repeat(3_000));

        assertThat(tail).isEqualTo("해".repeat(tail.length()));
        assertThat(tail.getBytes(StandardCharsets.UTF_8).length).isBetween(Tail.BYTES - 2, Tail.BYTES);
    }
}
