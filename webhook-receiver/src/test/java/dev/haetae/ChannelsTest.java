package dev.haetae;

import static dev.haetae.Outside.Peer.PAGERDUTY;
import static dev.haetae.Outside.Peer.SLACK;
import static dev.haetae.Outside.Peer.STATUSPAGE;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.haetae.Outside.Fault;
import dev.haetae.Outside.Peer;
import dev.haetae.contract.Announcer;
import dev.haetae.contract.StatusUpdate;
import dev.haetae.function.prometheus.Prometheus;
import dev.haetae.remediate.Confirmation;
import dev.haetae.testkit.StatusUpdates;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole receiver with its peers: whichever of them fails holds back neither the fix nor those that can be told. */
@QuarkusTest
@WithTestResource(Practice.class)
@WithTestResource(Outside.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ChannelsTest {

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final List<Peer> CHANNELS = List.of(SLACK, PAGERDUTY, STATUSPAGE);
    private static final Map<String, String> FIRST = Fixable.gameServer("zone-1");

    Outside.Peers peers;

    @Inject
    @Any
    Instance<Announcer> announcers;

    @Inject
    Prometheus prometheus;

    @Inject
    Optional<Confirmation> alertmanager;

    @Inject
    CircuitBreakerMaintenance breakers;

    private final Overheard log = new Overheard();

    @BeforeEach
    void listen() {
        breakers.resetAll();
        log.begin();
    }

    @AfterEach
    void nothingSecretWasHeard() {
        log.end();
        assertThat(log.lines()).noneMatch(line -> line.contains(Outside.SECRET));
    }

    @Test
    @Order(1)
    void theFixRunsAndTheTeamHearsWhileThePagerFails() {
        peers.does(PAGERDUTY, Fault.BREAKS);
        Fixable.fires(FIRST);

        await().atMost(SOON)
                .until(() ->
                        peers.said(SLACK).stream().anyMatch(said -> said.contains("Now checking whether it helps")));
        List<String> told = peers.said(SLACK).stream().distinct().toList();
        assertThat(told.getFirst()).contains("#game-sre").doesNotContain("thread_ts");
        assertThat(told.get(1)).contains("1700000000.000001");

        peers.works(PAGERDUTY);
        await().atMost(Duration.ofMinutes(2)).until(() -> Fixable.story(FIRST).contains("told over pager"));
        assertThat(peers.said(PAGERDUTY).getFirst()).contains("trigger", "Trouble:");
        assertThat(Fixable.story(FIRST) + metrics()).contains("action-ended").doesNotContain(Outside.SECRET);
    }

    @Test
    @Order(2)
    void whoIsCalledIsRungByAPageOfTheirOwnUntilItIsOver() {
        String id = Fixable.id(FIRST);
        String own = "\"dedup_key\":\"haetae/" + id + "\"";
        String executive = "\"dedup_key\":\"haetae/" + id + "/executive\"";
        person(id, "escalate", "{\"by\":\"jiwoo\",\"level\":\"executive\"}");
        await().atMost(SOON).until(() -> isPaged("trigger", executive, "cto-" + Outside.SECRET));
        person(id, "acknowledge", "{\"by\":\"jiwoo\"}");
        await().atMost(SOON)
                .until(() -> isPaged("acknowledge", executive, "cto-") && isPaged("acknowledge", own, "all-"));
        person(id, "resolve", "{\"by\":\"jiwoo\"}");
        await().atMost(SOON).until(() -> isPaged("resolve", executive, "cto-") && isPaged("resolve", own, "all-"));
    }

    private boolean isPaged(String action, String... parts) {
        return peers.said(PAGERDUTY).stream()
                .filter(said -> said.contains("\"event_action\":\"" + action + "\""))
                .anyMatch(said -> Arrays.stream(parts).allMatch(said::contains));
    }

    private static void person(String id, String does, String body) {
        given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/incidents/" + id + "/" + does)
                .then()
                .statusCode(200);
    }

    /** As the README's "What to watch" says; all opened before one is to close, since each waits for its delay. */
    @Test
    @Order(3)
    void whetherAPeerIsLeftAloneCanBeSeen() {
        List<Peer> all = List.of(Peer.values());
        all.forEach(this::isSeenToOpen);
        all.forEach(this::isSeenToClose);
    }

    private void isSeenToOpen(Peer peer) {
        peers.does(peer, Fault.BREAKS);
        await("%s opens".formatted(peer)).atMost(SOON).until(() -> calls(peer) && isSeen(peer, "open", "closed"));
        assertThat(metrics()).contains("ft_circuitbreaker_opened_total{method=\"%s\"}".formatted(peer.method()));
    }

    private void isSeenToClose(Peer peer) {
        peers.works(peer);
        await("%s closes".formatted(peer)).atMost(SOON).until(() -> calls(peer) && isSeen(peer, "closed", "open"));
    }

    /** All at one time: who tells of an incident moves the breaker too. */
    private static boolean isSeen(Peer peer, String state, String not) {
        String metrics = metrics();
        return is(metrics, peer, state)
                && !is(metrics, peer, not)
                && metrics.contains(standing(peer, state) + "1.0")
                && metrics.contains(standing(peer, not) + "0.0");
    }

    private static String standing(Peer peer, String state) {
        return "haetae_breaker_state{breaker=\"%s\",state=\"%s\"} ".formatted(peer.breaker(), state);
    }

    private boolean calls(Peer peer) {
        switch (peer) {
            case SLACK, PAGERDUTY, STATUSPAGE ->
                announcers.stream()
                        .filter(one -> one.channel().equals(peer.channel()))
                        .forEach(one -> one.tell(StatusUpdates.of(StatusUpdate.Kind.OPENED)));
            case PROMETHEUS -> prometheus.value("up", Instant.now());
            case ALERTMANAGER -> alertmanager.orElseThrow().isActive(Fixable.episode(FIRST), Instant.now());
        }
        return true;
    }

    private static boolean is(String metrics, Peer peer, String state) {
        String series = "ft_circuitbreaker_state_current{method=\"%s\",state=\"%s\"} ".formatted(peer.method(), state);
        return metrics.lines().anyMatch(line -> line.startsWith(series) && !line.endsWith(" 0.0"));
    }

    /** In each round each channel does something else wrong. */
    @ParameterizedTest
    @CsvSource({
        "0, REFUSES, HANGS, BREAKS", "1, HANGS, BREAKS, GARBLES",
        "2, BREAKS, GARBLES, REFUSES", "3, GARBLES, REFUSES, HANGS"
    })
    @Order(4)
    void whateverTheChannelsDoTheFixIsMadeAndNoSecretIsSaid(int which, Fault slack, Fault pager, Fault page) {
        Map<Peer, Fault> faults = Map.of(SLACK, slack, PAGERDUTY, pager, STATUSPAGE, page);
        Map<String, String> labels = Fixable.ALL.get(which);
        faults.forEach(peers::does);
        Fixable.fires(labels);
        await().atMost(SOON).until(() -> Fixable.story(labels).contains("action-ended"));
        Fixable.isOver(labels);
        await().atMost(SOON).until(() -> Fixable.state(labels).equals("closed"));
        faults.forEach((peer, fault) ->
                await("%s %s".formatted(peer, fault)).atMost(SOON).until(() -> isMet(peer, fault, labels)));
        faults.forEach(peers::mends);

        assertThat(log.lines()).isNotEmpty();
        assertThat(Fixable.story(labels)).contains("applied").doesNotContain(Outside.SECRET);
        assertThat(get("/api/v1/incidents").asString() + get("/api/v1/audit").asString() + metrics())
                .doesNotContain(Outside.SECRET);
    }

    private boolean isMet(Peer peer, Fault fault, Map<String, String> labels) {
        // by whatever reason: it may be left alone by then
        String failures = "haetae_announcement_failures_total{channel=\"%s\",".formatted(peer.channel());
        return fault == Fault.REFUSES
                ? metrics().lines().anyMatch(line -> line.startsWith(failures) && !line.endsWith(" 0.0"))
                : peers.said(peer).stream().anyMatch(said -> said.contains(Fixable.id(labels)));
    }

    @Test
    @Order(5)
    void whatIsRefusedForGoodIsInTheTimelineWithoutASecret() {
        CHANNELS.forEach(peer -> peers.does(peer, Fault.DENIES));

        Map<String, String> labels = Fixable.ALL.getLast();
        Fixable.fires(labels);
        await().atMost(Duration.ofMinutes(2))
                .until(() -> CHANNELS.stream()
                        .map(peer -> peer.channel() + ": it answered 403")
                        .allMatch(Fixable.story(labels)::contains));
        assertThat(Fixable.story(labels)).contains("not-announced").doesNotContain(Outside.SECRET);
    }

    private static String metrics() {
        return get("/q/metrics").asString();
    }
}
