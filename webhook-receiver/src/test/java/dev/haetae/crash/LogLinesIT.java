package dev.haetae.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The packaged product logs one JSON object a line, and each line from an incident's work names it, and its trace. */
class LogLinesIT extends CrashTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static List<JsonNode> lines(ReceiverProcess receiver) {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : receiver.output().lines().toList()) {
            try {
                lines.add(JSON.readTree(line));
            } catch (IOException e) {
                throw new AssertionError("not JSON: " + line, e);
            }
        }
        return lines;
    }

    @Test
    void sayWhatTheyAreAbout() {
        ReceiverProcess receiver = scene.start();
        String incident = incidentOf(
                receiver, receiver.api().take(Webhook.gameServerDown().body()));
        receiver.awaitOutput("\"loggerName\":\"haetae.announce\"");
        receiver.stop();

        assertThat(lines(receiver)).isNotEmpty().allSatisfy(line -> {
            assertThat(line.path("level").asText()).isNotBlank();
            assertThat(line.path("message").asText()).isNotBlank();
        });
        assertThat(lines(receiver))
                .filteredOn(line -> line.path("loggerName").asText().equals("haetae.announce"))
                .isNotEmpty()
                .allSatisfy(line -> {
                    assertThat(line.at("/mdc/incident").asText()).isEqualTo(incident);
                    assertThat(line.at("/mdc/traceId").asText()).matches("[0-9a-f]{32}");
                });
    }

    @Test
    void arePlainTextWhereThatIsWanted() {
        ReceiverProcess receiver = scene.with("HAETAE_LOG_JSON", "false").start();
        assertThat(receiver.output()).contains("INFO  [haetae] Haetae acts on").doesNotContain("{\"timestamp\"");
    }
}
