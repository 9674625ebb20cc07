package dev.haetae.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.haetae.inbox.Delivery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Grafana's body is Alertmanager's with another version, and links and values beside each alert. */
class GrafanaBodyTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private static byte[] body() {
        try (var body = GrafanaBodyTest.class.getResourceAsStream("/grafana/high-memory.v12.json")) {
            return body.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Delivery read(String body) {
        return GrafanaBody.deliveries(body.getBytes(StandardCharsets.UTF_8), "grafana", NOW)
                .getFirst();
    }

    private static String text() {
        return new String(body(), StandardCharsets.UTF_8);
    }

    @Test
    void anAlertIsReadAsAlertmanagers() {
        Delivery delivery = read(text());

        assertThat(delivery.fingerprint()).isEqualTo("c6eadffa33fcdf37");
        assertThat(delivery.isFiring()).isTrue();
        assertThat(delivery.startsAt()).isEqualTo(Instant.parse("2026-11-20T10:51:03.157076Z"));
        assertThat(delivery.alert().service()).isEqualTo("redis-cache");
        assertThat(delivery.origin().receiver()).isEqualTo("haetae");
        assertThat(delivery.origin().externalUrl()).isEqualTo("https://grafana.example.com/");
    }

    @Test
    void linksAndValuesAreKeptForPeople() {
        assertThat(read(text()).alert().annotations())
                .containsEntry("summary", "redis-cache uses 97 % of its memory")
                .containsEntry("dashboard_url", "https://grafana.example.com/d/redis?orgId=1")
                .containsEntry("values", "{\"B\":97.24,\"C\":1}")
                .doesNotContainKey("image_url");
    }

    /** Before Grafana 10 there is only the text. */
    @Test
    void valuesMayBeAText() {
        String old = text().replace("\"values\":{\"B\":97.24,\"C\":1},", "\"values\":null,");
        assertThat(read(old).alert().annotations())
                .containsEntry("values", "[ var='B' value=97.24 ], [ var='C' value=1 ]");
    }

    @Test
    void aResolutionIsOne() {
        String resolved = text().replace("\"status\":\"firing\"", "\"status\":\"resolved\"")
                .replace("0001-01-01T00:00:00Z", "2026-11-20T11:00:00Z");
        assertThat(read(resolved).endsAt()).isEqualTo(Instant.parse("2026-11-20T11:00:00Z"));
    }

    @Test
    void anAlertmanagersBodyIsNotOne() {
        assertThatThrownBy(() -> read(text().replace("\"version\":\"1\"", "\"version\":\"4\"")))
                .isInstanceOf(BadBody.class)
                .hasMessageContaining("expected \"1\" but found \"4\"");
    }
}
