package dev.haetae.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.haetae.store.Entry;
import dev.haetae.store.Space;
import dev.haetae.store.Store;
import dev.haetae.store.embedded.EmbeddedStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Killed while old incidents leave: none is gone before all of it is in the export, and the export's lines are whole. */
class KilledWhileSweepingIT extends CrashTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EXPORT = "dev.haetae.retention.ExportFiles";
    private static final Rule LATER = Rule.clockAhead(Duration.ofDays(2));
    private static final Rule HALF_A_LINE =
            Rule.doing(EXPORT, "append", "AT INVOKE write", "$text.limit($text.limit() - 40)");

    @Test
    void whatLeavesIsInTheExportWhole() throws IOException {
        scene.with("HAETAE_RETENTION_INCIDENTS", "1d");
        incidentsClose();
        List<String> events = stored(Space.EVENTS);

        sweepsUntil(HALF_A_LINE, Rule.hold(EXPORT, "append", "AT INVOKE force"));
        assertThat(text()).doesNotEndWith("\n");
        assertThat(stored(Space.EVENTS)).isEqualTo(events);

        sweepsUntil(Rule.hold(EXPORT, "append(java.time.YearMonth, java.util.List)", "AT EXIT"));
        assertThat(exported()).hasSameElementsAs(events);
        assertThat(stored(Space.EVENTS)).isEqualTo(events);

        ReceiverProcess last = scene.start(LATER);
        patiently("the end of the sweep", last.api()::stories, List::isEmpty);
        last.kill();
        assertThat(exported()).hasSameElementsAs(events);
        assertThat(stored(Space.EVENTS)).isEmpty();
    }

    /** One a zone. */
    private void incidentsClose() {
        ReceiverProcess receiver = scene.start();
        for (String zone : Zones.ALL) {
            Webhook alert = Webhook.gameServerDown().from(zone, zone + ":9090");
            receiver.api().take(alert.body());
            receiver.api().take(alert.resolvedAt(Instant.now()).body());
        }
        patiently(
                "closed",
                receiver.api()::stories,
                told -> told.size() == Zones.ALL.size()
                        && told.stream().allMatch(story -> story.isClosed() && story.tells("resolved")));
        receiver.stop();
    }

    private void sweepsUntil(Rule... rules) {
        List<Rule> all = new ArrayList<>(List.of(rules));
        all.add(LATER);
        scene.start(all.toArray(Rule[]::new)).killWhenHeld();
    }

    /** The keys that are there when no receiver is. */
    private List<String> stored(Space space) {
        try (Store store = EmbeddedStore.open(scene.data())) {
            return store.scan(space, "", "~", Integer.MAX_VALUE).stream()
                    .map(Entry::key)
                    .toList();
        }
    }

    /** Of each line the key of its event; a line that is not whole is no JSON. */
    private List<String> exported() throws IOException {
        return text().lines().map(KilledWhileSweepingIT::key).toList();
    }

    private static String key(String line) {
        try {
            JsonNode event = JSON.readTree(line);
            return "%s/%08d"
                    .formatted(
                            event.path("incident").asText(), event.path("seq").asLong());
        } catch (JsonProcessingException e) {
            throw new AssertionError("not whole: " + line, e);
        }
    }

    private String text() throws IOException {
        StringBuilder text = new StringBuilder();
        try (var files = Files.newDirectoryStream(scene.data().resolve("export"))) {
            for (Path file : files) {
                text.append(Files.readString(file));
            }
        }
        return text.toString();
    }
}
