package dev.haetae.function.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.haetae.contract.Announcer;
import dev.haetae.contract.Announcer.Told;
import dev.haetae.contract.Audience;
import dev.haetae.contract.StatusUpdate.Kind;
import dev.haetae.testkit.AnnouncerContract;
import dev.haetae.testkit.StatusUpdates;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class PagerDutyAnnouncerTest extends AnnouncerContract {

    @Inject
    PagerDutyAnnouncer announcer;

    @Inject
    ScriptedPeer peer;

    @Inject
    ScriptedChannels channels;

    @Inject
    CircuitBreakerMaintenance breakers;

    @BeforeEach
    void works() {
        peer.plays(_ -> "{\"status\":\"success\"}");
        channels.besideAlertmanager = false;
        channels.levels.clear();
        breakers.resetAll();
    }

    @Override
    protected Announcer announcer() {
        return announcer;
    }

    @Override
    protected List<String> seen() {
        return peer.requests().stream()
                .flatMap(request -> StreamSupport.stream(
                        request.body().at("/payload/custom_details/said").spliterator(), false))
                .map(JsonNode::asText)
                .toList();
    }

    @Override
    protected List<String> secrets() {
        return List.of(ScriptedChannels.ROUTING_KEY);
    }

    @ParameterizedTest
    @CsvSource({
        "OPENED, trigger",
        "HANDED_OVER, trigger",
        "HELD, trigger",
        "REVERTED, trigger",
        "WAITING, trigger",
        "ACKNOWLEDGED, acknowledge",
        "RESOLVED, resolve",
        "CLOSED, resolve"
    })
    void anIncidentIsOnePage(Kind kind, String action) {
        announcer.tell(StatusUpdates.of(kind));

        JsonNode event = peer.requests().getFirst().body();
        assertThat(event.path("event_action").asText()).isEqualTo(action);
        assertThat(event.path("dedup_key").asText()).isEqualTo("haetae/inc-7");
        assertThat(event.path("routing_key").asText()).isEqualTo(ScriptedChannels.ROUTING_KEY);
        assertThat(event.at("/payload/severity").asText()).isEqualTo("critical");
    }

    @Test
    void alertmanagersOwnPageIsOursWhereItTellsPagerDutyToo() {
        channels.besideAlertmanager = true;

        Told told = announcer.tell(StatusUpdates.of(Kind.OPENED, Map.of("group", "5e884898"), false));

        assertThat(told).isEqualTo(new Told.Delivered("5e884898"));
    }

    private Told told(Kind kind, Map<String, String> facts, String earlier) {
        return announcer.tell(
                StatusUpdates.of(kind, facts, false),
                new Audience(Optional.empty(), Set.of(), Optional.ofNullable(earlier), false));
    }

    private List<String> sent() {
        return peer.requests().stream()
                .map(ScriptedPeer.Request::body)
                .map(event -> "%s %s %s"
                        .formatted(
                                event.path("event_action").asText(),
                                event.path("dedup_key").asText(),
                                event.path("routing_key").asText()))
                .toList();
    }

    private List<String> keys() {
        return peer.requests().stream()
                .map(request -> request.body().path("dedup_key").asText())
                .toList();
    }

    /** To trigger the incident's own page again would ring nobody: it is open, and may be acknowledged. */
    @Test
    void whoIsCalledIsRungByAPageOfTheirOwn() {
        Told told = told(Kind.ESCALATED, Map.of("level", "secondary", "ringing", "since"), "haetae/inc-7");

        assertThat(told).isEqualTo(new Told.Delivered("haetae/inc-7/secondary"));
        assertThat(sent()).containsExactly("trigger haetae/inc-7/secondary " + ScriptedChannels.ROUTING_KEY);
    }

    @Test
    void aLevelMayHaveAnIntegrationOfItsOwn() {
        channels.levels.put("executive", "cto-not-to-be-seen");
        channels.levels.put("primary", "first-not-to-be-seen");
        told(Kind.ESCALATED, Map.of("level", "executive"), null);
        told(Kind.ESCALATED, Map.of("level", "primary", "ringing", "since"), null);

        assertThat(sent())
                .containsExactly(
                        "trigger haetae/inc-7/executive cto-not-to-be-seen",
                        "trigger haetae/inc-7/primary first-not-to-be-seen");
    }

    @Test
    void whomTheIncidentItselfRingsIsNotRungTwice() {
        told(Kind.ESCALATED, Map.of("level", "primary", "ringing", "since"), null);
        told(Kind.ESCALATED, Map.of("level", "primary"), null);

        assertThat(keys()).containsExactly("haetae/inc-7", "haetae/inc-7/primary");
    }

    @ParameterizedTest
    @CsvSource({"ACKNOWLEDGED, acknowledge", "RESOLVED, resolve", "CLOSED, resolve"})
    void whatWasOpenedIsTakenAndEndsTogether(Kind kind, String action) {
        channels.levels.put("executive", "cto-not-to-be-seen");
        Told told = told(kind, Map.of("levels", "secondary executive"), "haetae/inc-7/executive");

        assertThat(told).isEqualTo(new Told.Delivered("haetae/inc-7"));
        assertThat(sent())
                .containsExactly(
                        action + " haetae/inc-7 " + ScriptedChannels.ROUTING_KEY,
                        action + " haetae/inc-7/secondary " + ScriptedChannels.ROUTING_KEY,
                        action + " haetae/inc-7/executive cto-not-to-be-seen");
    }

    @Test
    void whatIsToldAfterACallIsTheIncidentsOwn() {
        told(Kind.HANDED_OVER, Map.of(), "haetae/inc-7/secondary");

        assertThat(sent()).containsExactly("trigger haetae/inc-7 " + ScriptedChannels.ROUTING_KEY);
    }

    @Test
    void besideAlertmanagerTheKeyIsTheGroups() {
        channels.besideAlertmanager = true;
        String group = "5e884898".repeat(8);
        Map<String, String> facts = Map.of("group", group, "level", "executive", "levels", "executive");
        Told called = told(Kind.ESCALATED, facts, null);
        told(Kind.RESOLVED, facts, group + "/executive");

        assertThat(called).isEqualTo(new Told.Delivered(group + "/executive"));
        assertThat(group + "/executive").hasSizeLessThan(255);
        assertThat(keys()).containsExactly(group + "/executive", group, group + "/executive");
    }

    @Test
    void oneThatRefusesKeepsNoOtherFromEnding() {
        peer.next(Script.echo(400));
        Told told = told(Kind.RESOLVED, Map.of("levels", "secondary"), null);

        assertThat(told).isInstanceOf(Told.Undelivered.class);
        assertThat(sent()).hasSize(2).last().asString().startsWith("resolve haetae/inc-7/secondary");
    }
}
