package dev.haetae.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.policy.Alert;
import dev.haetae.store.Json;
import dev.haetae.store.embedded.EmbeddedStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was received outlives the release that wrote it, and what waits is counted. */
class ReceivedTest {

    private static final Instant AT = Instant.parse("2026-11-20T10:44:16Z");
    private static final Alert ALERT = new Alert(Map.of("alertname", "HighCPUUsage"), Map.of());

    /** As the first release wrote it: it does not say what it is about. */
    private static final String FIRST_RELEASE = """
            {"id":"0b1c","source":"alertmanager","fingerprint":"52dcb061ef7ecf77","status":"firing",\
            "startsAt":"2026-11-20T10:44:16Z","alert":{"labels":{"alertname":"HighCPUUsage"},"annotations":{}},\
            "origin":{"receiver":"hook","groupKey":"{}","externalUrl":"http://vm:9093","generatorUrl":"http://p:9090"},\
            "receivedAt":"2026-11-20T10:44:16Z"}""";

    @TempDir
    Path directory;

    private static Notice notice(String id, String source) {
        return new Notice(
                id,
                source,
                Notice.Kind.NOTED,
                "incident.annotated",
                "PGR0VU2",
                "",
                new Notice.Agent("Jiwoo", true),
                ALERT,
                "annotated: looking",
                null,
                "https://acme.pagerduty.com/incidents/PGR0VU2",
                AT,
                AT);
    }

    @Test
    void anAlertOfTheFirstReleaseIsStillRead() {
        Delivery delivery = new Delivery(
                "0b1c",
                "alertmanager",
                "52dcb061ef7ecf77",
                Delivery.Status.FIRING,
                AT,
                null,
                ALERT,
                new Delivery.Origin("hook", "{}", "http://vm:9093", "http://p:9090"),
                AT);

        assertThat(Json.read(FIRST_RELEASE, Received.class)).isEqualTo(delivery);
        assertThat(Json.read(FIRST_RELEASE, Delivery.class)).isEqualTo(delivery);
        assertThat(Json.read(Json.write(delivery), Received.class)).isEqualTo(delivery);
    }

    @Test
    void aNoticeSaysThatItIsAboutAnIncident() {
        Notice notice = notice("1", "pagerduty");
        assertThat(Json.write(notice)).contains("\"about\":\"incident\"", "\"kind\":\"noted\"");
        assertThat(Json.read(Json.write(notice), Received.class)).isEqualTo(notice);
    }

    @Test
    void whatWaitsIsCountedBySourceAcrossARestart() throws Exception {
        try (EmbeddedStore store = EmbeddedStore.open(directory)) {
            Inbox inbox = new Inbox(store);
            inbox.accept(List.of(notice("1", "a"), notice("2", "a"), notice("3", "b")))
                    .toCompletableFuture()
                    .join();
            assertThat(inbox.backlog().of("a")).isEqualTo(2);
            inbox.triaged(inbox.pending(1).getFirst());
            assertThat(inbox.backlog().size()).isEqualTo(2);

            Backlog afterwards = new Inbox(store).backlog();
            assertThat(afterwards.size()).isEqualTo(3);
            assertThat(afterwards.of("b")).isOne();
            assertThat(afterwards.of("c")).isZero();
        }
    }
}
