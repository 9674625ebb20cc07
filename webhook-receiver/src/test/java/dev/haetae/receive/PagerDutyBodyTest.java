package dev.haetae.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.haetae.inbox.Notice;
import dev.haetae.inbox.Notice.Agent;
import dev.haetae.inbox.Notice.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Shapes as PagerDuty documents them for V3 webhooks; whatever else comes is taken too. */
class PagerDutyBodyTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private static Notice read(String body) {
        return PagerDutyBody.notices(body.getBytes(StandardCharsets.UTF_8), "pagerduty", NOW)
                .getFirst();
    }

    private static String documented(String name) {
        try (var body = PagerDutyBodyTest.class.getResourceAsStream("/pagerduty/" + name + ".json")) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void anIncidentIsReadAsWhatAnAlertWouldSay() {
        Notice notice = read(documented("incident"));

        assertThat(notice.kind()).isEqualTo(Kind.TRIGGERED);
        assertThat(notice.incident()).isEqualTo("PGR0VU2");
        assertThat(notice.key()).isEqualTo("d3640fbd41094207a1c11e58e46b1662");
        assertThat(notice.at()).isEqualTo(Instant.parse("2026-11-20T11:45:22.169Z"));
        assertThat(notice.agent()).isEqualTo(new Agent("Tenex Engineer", true));
        assertThat(notice.alert().name()).isEqualTo("A little bump in the road");
        assertThat(notice.alert().service()).isEqualTo("API Service");
        assertThat(notice.alert().label("severity")).hasValue("critical");
        assertThat(notice.alert().label("namespace")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            incident.triggered,               TRIGGERED
            incident.acknowledged,            ACKNOWLEDGED
            incident.resolved,                RESOLVED
            incident.reopened,                REOPENED
            incident.unacknowledged,          UNACKNOWLEDGED
            incident.priority_updated,        PRIORITIZED
            incident.escalated,               NOTED
            incident.delegated,               NOTED
            incident.reassigned,              NOTED
            incident.responder.added,         NOTED
            incident.service_updated,         NOTED
            incident.conference_bridge.added, UNKNOWN
            pagey.ping,                       PING
            service.updated,                  UNKNOWN
            something.new,                    UNKNOWN
            """)
    void theTypeSaysWhatFollows(String type, Kind kind) {
        assertThat(read(documented("incident").replace("incident.triggered", type))
                        .kind())
                .isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            incident.priority_updated | priority updated: P1
            incident.escalated        | escalated: User 123
            incident.reassigned       | reassigned: User 123
            incident.delegated        | delegated: Default
            incident.unacknowledged   | unacknowledged
            """)
    void theTextSaysWhatHappened(String type, String text) {
        assertThat(read(documented("incident").replace("incident.triggered", type))
                        .text())
                .isEqualTo(text);
    }

    @Test
    void aPriorityIsNewsOnlyWhereItWasChanged() {
        String changed = documented("incident").replace("incident.triggered", "incident.priority_updated");
        assertThat(read(changed).priority()).isEqualTo("P1");
        assertThat(read(changed.replaceAll("\"priority\":\\{[^}]*}", "\"priority\":null"))
                        .priority())
                .isNull();
        assertThat(read(documented("incident")).priority()).isNull();
    }

    @Test
    void aNoteNamesItsIncidentByReference() {
        Notice notice = read(documented("note"));

        assertThat(notice.kind()).isEqualTo(Kind.NOTED);
        assertThat(notice.incident()).isEqualTo("PGR0VU2");
        assertThat(notice.key()).isEmpty();
        assertThat(notice.text()).isEqualTo("annotated: I sure am glad we are using PagerDuty!");
    }

    @Test
    void aVeryLongNoteIsCut() {
        assertThat(read(documented("note").replace("glad", "glad".repeat(10_000)))
                        .text())
                .startsWith("annotated: I sure")
                .hasSize(10_000);
    }

    @Test
    void theSameEventHasTheSameId() {
        String body = documented("incident");
        assertThat(read(body).id()).isEqualTo(read(body.replace("road", "way")).id());
        assertThat(read(body).id())
                .isNotEqualTo(read(body.replace("5ac64822", "5ac64823")).id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"event\":{}}",
                "{\"event\":{\"id\":null,\"event_type\":null,\"agent\":null,\"data\":null}}",
                "{\"event\":{\"event_type\":\"incident.acknowledged\"}}",
                "{\"event\":{\"event_type\":\"incident.acknowledged\",\"occurred_at\":\"noon\",\"data\":[]}}"
            })
    void whatIsMissingIsNoReasonToRefuse(String body) {
        Notice notice = read(body);
        assertThat(notice.kind()).isEqualTo(Kind.UNKNOWN);
        assertThat(notice.at()).isEqualTo(NOW);
        assertThat(notice.agent()).isEqualTo(new Agent("", false));
    }

    @Test
    void whatPagerDutyDidByItselfWasNoPerson() {
        String body = documented("incident").replaceAll("\"agent\":\\{[^}]*}", "\"agent\":null");
        assertThat(read(body).agent().person()).isFalse();
    }

    @Test
    void whatIsNoEventIsRefusedWithItsPlace() {
        assertThatThrownBy(() -> read("{\"messages\":[]}"))
                .isInstanceOfSatisfying(
                        BadBody.class, bad -> assertThat(bad.where()).isEqualTo("/event"));
    }
}
