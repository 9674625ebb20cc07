package dev.haetae.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.incident.State.Move;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The one table of transitions, and that the documents show it as it is. */
class StateTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "states.md");

    @ParameterizedTest
    @CsvSource({
        "OPENED, ACT, MITIGATING",
        "OPENED, ACKNOWLEDGE, ACKNOWLEDGED",
        "MITIGATING, ALERTS_GONE, MONITORING",
        "MITIGATING, ACT, MITIGATING",
        "MONITORING, ALERT_BACK, REOPENED",
        "MONITORING, RESOLVE, RESOLVED",
        "REOPENED, ACT, MITIGATING",
        "RESOLVED, ALERT_BACK, REOPENED",
        "RESOLVED, CLOSE, CLOSED",
        "SUBSUMED, EMERGE, OPENED"
    })
    void moves(State from, Move move, State to) {
        assertThat(from.after(move)).contains(to);
    }

    @ParameterizedTest
    @CsvSource({"OPENED, CLOSE", "MONITORING, ACT", "RESOLVED, ACT", "RESOLVED, RESOLVE", "SUBSUMED, ACT"})
    void doesNotMove(State from, Move move) {
        assertThat(from.after(move)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Move.class)
    void whatIsClosedStaysClosed(Move move) {
        assertThat(State.CLOSED.after(move)).isEmpty();
    }

    @Test
    void theDocumentShowsTheTable() throws IOException {
        assertThat(Files.readString(DOCUMENT))
                .as("docs/states.md has to be what this test renders")
                .contains(rendered());
    }

    private static String rendered() {
        return Stream.concat(
                        Stream.of("stateDiagram-v2", "    [*] --> opened"),
                        Arrays.stream(State.values()).flatMap(StateTest::rows))
                .collect(Collectors.joining("\n", "```mermaid\n", "\n```\n"));
    }

    private static Stream<String> rows(State from) {
        return Arrays.stream(Move.values())
                .flatMap(move -> from.after(move).stream()
                        .map(to -> "    %s --> %s: %s"
                                .formatted(
                                        from.tag(),
                                        to.tag(),
                                        move.name().toLowerCase(Locale.ROOT).replace('_', ' '))));
    }
}
