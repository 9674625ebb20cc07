package dev.haetae.function.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.haetae.contract.Announcer.Told;
import dev.haetae.contract.Failure;
import dev.haetae.contract.StatusUpdate.Kind;
import dev.haetae.testkit.StatusUpdates;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a peer does wrong, and what comes of it: an answer in our own words, and never a secret. */
@QuarkusTest
class FaultyPeersTest {

    /** What each of the peers says when it works. */
    static final String GOOD =
            "{\"ok\":true,\"status\":\"success\",\"channel\":\"C0123ABC\",\"ts\":\"1700000000.1\",\"id\":\"i1\"}";

    enum Peer {
        SLACK,
        PAGERDUTY,
        STATUSPAGE
    }

    @Inject
    SlackAnnouncer slack;

    @Inject
    PagerDutyAnnouncer pagerDuty;

    @Inject
    StatuspageAnnouncer statuspage;

    @Inject
    ScriptedPeer scripted;

    @Inject
    ScriptedChannels channels;

    @Inject
    CircuitBreakerMaintenance breakers;

    @BeforeEach
    void works() {
        scripted.plays(_ -> GOOD);
        channels.bot = true;
        breakers.resetAll();
    }

    @AfterEach
    void areThereAgain() {
        channels.reachable = true;
        channels.read = Duration.ofSeconds(10);
    }

    @ParameterizedTest
    @CsvSource({
        "SLACK, 400, UNEXPECTED", "SLACK, 403, FORBIDDEN", "PAGERDUTY, 400, UNEXPECTED",
        "PAGERDUTY, 404, UNEXPECTED", "STATUSPAGE, 401, FORBIDDEN", "STATUSPAGE, 422, UNEXPECTED"
    })
    void aRefusalIsFinal(Peer peer, int status, Failure reason) {
        scripted.always(Script.echo(status));

        assertUndelivered(tell(peer), reason, false);
        assertThat(scripted.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"SLACK, 1", "PAGERDUTY, 3", "STATUSPAGE, 1"})
    void onlyWhatIsSafeToRepeatIsTriedAgainAtOnce(Peer peer, int requests) {
        scripted.always(Script.echo(500));

        assertUndelivered(tell(peer), Failure.PEER_ERROR, true);
        assertThat(scripted.requests()).hasSize(requests);
    }

    @ParameterizedTest
    @EnumSource
    void askedForPatienceItHasSome(Peer peer) {
        scripted.next(Script.answer(429, "", Map.of("Retry-After", "1")));
        long before = System.nanoTime();

        assertThat(tell(peer)).isInstanceOf(Told.Delivered.class);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(990));
        assertThat(scripted.requests()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"SLACK, 120, 120", "PAGERDUTY, 999999, 600", "STATUSPAGE, 11, 11"})
    void askedForMuchPatienceItComesBackLater(Peer peer, String asked, long seconds) {
        scripted.always(Script.answer(429, "", Map.of("Retry-After", asked)));

        assertThat(tell(peer)).isInstanceOfSatisfying(Told.Undelivered.class, undelivered -> {
            assertThat(undelivered.retryable()).isTrue();
            assertThat(undelivered.patience()).isEqualTo(Duration.ofSeconds(seconds));
        });
        assertThat(scripted.requests()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void silenceIsATimeOut(Peer peer) {
        scripted.always(Script.hang());

        assertUndelivered(tell(peer), Failure.TIMEOUT, true);
    }

    /** Not by whoever calls: that is what an attempt may take, and longer. */
    @Test
    void howLongAnAnswerMayTakeIsASetting() {
        channels.read = Duration.ofMillis(300);
        scripted.always(Script.hang());
        Call call = new Call(Call.to(scripted.uri("/")).build(), true, UnaryOperator.identity());

        assertThatThrownBy(() -> new Wire(channels).send(call))
                .isInstanceOf(Trouble.Fault.class)
                .hasMessage("no answer in time");
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerByDropsIsATimeOut(Peer peer) {
        scripted.always(Script.trickle());

        assertUndelivered(tell(peer), Failure.TIMEOUT, true);
    }

    @ParameterizedTest
    @EnumSource
    void tenMegabytesAreNotRead(Peer peer) {
        String secrets = ScriptedChannels.TOKEN + ScriptedChannels.ROUTING_KEY + ScriptedChannels.API_KEY;
        scripted.always(Script.huge(GOOD.replace("{", "{\"secrets\":\"%s\",".formatted(secrets))));

        assertUndelivered(tell(peer), Failure.UNREACHABLE, true);
    }

    @ParameterizedTest
    @EnumSource
    void whereNobodyListensNobodyIsReached(Peer peer) {
        channels.reachable = false;

        assertUndelivered(tell(peer), Failure.UNREACHABLE, true);
    }

    @ParameterizedTest
    @EnumSource
    void aCutConnectionIsNotReachable(Peer peer) {
        scripted.always(Script.cut());

        assertThat(tell(peer)).isInstanceOfSatisfying(Told.Undelivered.class, undelivered -> {
            assertThat(undelivered.reason()).isIn(Failure.UNREACHABLE, Failure.BREAKER_OPEN);
            assertThat(undelivered.retryable()).isTrue();
        });
    }

    @ParameterizedTest
    @EnumSource
    void garbageIsNoDelivery(Peer peer) {
        scripted.always(Script.echo(200));

        assertUndelivered(tell(peer), Failure.PEER_ERROR, true);
    }

    /** Else the peers' faults would prove nothing of secrets. */
    @ParameterizedTest
    @CsvSource({"SLACK, xoxb-not-to-be-seen", "PAGERDUTY, routing-not-to-be-seen", "STATUSPAGE, page-key-not-to-be-seen"
    })
    void whatAPeerIsSentHoldsItsSecret(Peer peer, String secret) {
        tell(peer);

        assertThat(scripted.requests().getFirst().toString()).contains(secret);
    }

    @ParameterizedTest
    @CsvSource({
        "channel_not_found, UNEXPECTED, false", "invalid_auth, FORBIDDEN, false",
        "internal_error, PEER_ERROR, true", "xoxb-not-to-be-seen, UNEXPECTED, false"
    })
    void slackRefusesInTheBodyOfA200(String error, Failure reason, boolean retryable) {
        scripted.always(Script.answer(200, "{\"ok\":false,\"error\":\"%s\"}".formatted(error)));

        assertUndelivered(tell(Peer.SLACK), reason, retryable);
    }

    @ParameterizedTest
    @CsvSource({"500", "404"})
    void aWebhooksAddressIsASecret(int status) {
        channels.bot = false;
        scripted.always(Script.echo(status));

        assertThat(tell(Peer.SLACK)).isInstanceOfSatisfying(Told.Undelivered.class, this::assertNoSecret);
    }

    @ParameterizedTest
    @EnumSource
    void theBreakerOpensOnFaultsAndClosesByTrials(Peer peer) {
        scripted.always(Script.answer(503, ""));
        IntStream.range(0, 4).forEach(_ -> tell(peer));

        int asked = scripted.requests().size();
        assertUndelivered(tell(peer), Failure.BREAKER_OPEN, true);
        assertThat(scripted.requests()).hasSize(asked);
        assertThat(state(peer)).isEqualTo(CircuitBreakerState.OPEN);

        scripted.always(null);
        await().until(() -> tell(peer) instanceof Told.Delivered && state(peer) == CircuitBreakerState.CLOSED);
    }

    @ParameterizedTest
    @EnumSource
    void theBreakerStaysClosedOverAnswers(Peer peer) {
        scripted.always(Script.answer(400, ""));
        IntStream.range(0, 5).forEach(_ -> tell(peer));

        assertThat(state(peer)).isEqualTo(CircuitBreakerState.CLOSED);
    }

    private Told tell(Peer peer) {
        return announcer(peer).tell(StatusUpdates.of(Kind.OPENED));
    }

    private Messenger announcer(Peer peer) {
        return switch (peer) {
            case SLACK -> slack;
            case PAGERDUTY -> pagerDuty;
            case STATUSPAGE -> statuspage;
        };
    }

    private CircuitBreakerState state(Peer peer) {
        return breakers.currentState(
                switch (peer) {
                    case SLACK -> SlackApi.BREAKER;
                    case PAGERDUTY -> PagerDutyApi.BREAKER;
                    case STATUSPAGE -> StatuspageApi.BREAKER;
                });
    }

    private void assertUndelivered(Told told, Failure reason, boolean retryable) {
        assertThat(told).isInstanceOfSatisfying(Told.Undelivered.class, undelivered -> {
            assertThat(undelivered.reason()).isEqualTo(reason);
            assertThat(undelivered.retryable()).isEqualTo(retryable);
            assertNoSecret(undelivered);
        });
    }

    private void assertNoSecret(Told.Undelivered undelivered) {
        assertThat(undelivered.detail()).isNotBlank().doesNotContain("not-to-be-seen");
    }
}
