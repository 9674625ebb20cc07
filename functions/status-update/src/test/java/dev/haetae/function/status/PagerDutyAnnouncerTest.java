package dev.haetae.function.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.haetae.contract.Announcer;
import dev.haetae.contract.Announcer.Told;
import dev.haetae.contract.StatusUpdate.Kind;
import dev.haetae.testkit.AnnouncerContract;
import dev.haetae.testkit.StatusUpdates;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
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
}
