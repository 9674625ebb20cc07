package dev.haetae.triage;

import dev.haetae.golden.Golden;
import dev.haetae.inbox.Delivery;
import dev.haetae.inbox.Fate;
import dev.haetae.inbox.Notice;
import dev.haetae.inbox.Received;
import dev.haetae.policy.Alert;
import dev.haetae.policy.Because;
import dev.haetae.store.Json;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What was received, and what triage keeps of it, can be read by every later release. */
class GoldenTriageTest {

    private static final Instant AT = Instant.parse("2026-11-19T18:00:00Z");
    private static final Alert ALERT = new Alert(
            Map.of("alertname", "GameServerDown", "service", "game-server", "severity", "critical"),
            Map.of("summary", "zone-1 없음"));
    private static final Delivery.Origin ORIGIN = new Delivery.Origin(
            "haetae", "{}:{alertname=\"GameServerDown\"}", "http://alertmanager:9093", "http://prometheus:9090");
    private static final Because BECAUSE = new Because("opens", "nothing else is open", "correlation.yaml:3");

    private static Delivery delivery(Delivery.Status status, Instant endsAt) {
        return Delivery.of("alertmanager", "0123456789abcdef", status, AT, endsAt, ALERT, ORIGIN, AT.plusSeconds(5));
    }

    private static void check(String name, Received received) {
        Golden.check(name, received, Json::write, stored -> Json.read(stored, Received.class));
    }

    private static <T> void check(String name, T value, Class<T> type) {
        Golden.check(name, value, Json::write, stored -> Json.read(stored, type));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    @Test
    void deliveries() {
        check("delivery-firing", delivery(Delivery.Status.FIRING, null));
        check("delivery-resolved", delivery(Delivery.Status.RESOLVED, AT.plusSeconds(60)));
    }

    @ParameterizedTest
    @EnumSource(Notice.Kind.class)
    void notices(Notice.Kind kind) {
        Notice notice = new Notice(
                "0123456789abcdef0123456789abcdef",
                "pagerduty",
                kind,
                "incident.acknowledged",
                "PGR0VU2",
                "haetae/20261119-180000-7f3a09",
                new Notice.Agent("jiwoo", true),
                ALERT,
                "확인했습니다",
                kind == Notice.Kind.PRIORITIZED ? "P1" : null,
                "https://acme.pagerduty.com/incidents/PGR0VU2",
                AT,
                AT.plusSeconds(1));
        check("notice-" + word(kind), notice);
    }

    @ParameterizedTest
    @EnumSource(Fate.Kind.class)
    void fates(Fate.Kind kind) {
        check("fate-" + word(kind), new Fate(kind, "20261119-180000-7f3a09", "0123", BECAUSE, AT, 2), Fate.class);
    }

    @Test
    void episodes() {
        Episode open = Episode.begin(delivery(Delivery.Status.FIRING, null));
        check("episode-open", open, Episode.class);
        check("episode-silenced", open.silenced(), Episode.class);
        check("episode-over", open.in("20261119-180000-7f3a09").endedAt(AT.plusSeconds(60)), Episode.class);
    }

    @Test
    void storms() {
        check("storm", new Storm("20261119-180000-7f3a09", AT, List.of("20261119-175900-000000"), false), Storm.class);
        check("storm-sheltered", new Storms.Sheltered("login", "alertmanager/0123", true), Storms.Sheltered.class);
        check(
                "storm-window",
                new StormWindow(Map.of("login", new StormWindow.Opening(AT, "20261119-175900-000000"))),
                StormWindow.class);
    }
}
