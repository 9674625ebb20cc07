package dev.haetae.function.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.haetae.contract.Failure;
import dev.haetae.function.prometheus.Peers.Setting;
import dev.haetae.testkit.HttpScript;
import dev.haetae.testkit.ScriptedHttp;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import jakarta.inject.Inject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a Prometheus does, well or badly, and what comes of it: an answer in our own words, and never a secret. */
@QuarkusTest
class PrometheusTest {

    private static final Instant AT = Instant.parse("2026-11-20T03:00:00Z");
    private static final String QUERY = "sum(rate(errors_total{service=\"auth\"}[5m])) & more";
    private static final String A_FIGURE = """
            {"status":"success","data":{"resultType":"scalar","result":[%d,"0.25"]}}""".formatted(AT.getEpochSecond());

    @Inject
    Prometheus prometheus;

    @Inject
    ScriptedHttp peer;

    @Inject
    Setting setting;

    @Inject
    CircuitBreakerMaintenance breakers;

    @BeforeEach
    void works() {
        peer.plays(_ -> A_FIGURE);
        setting.url = Optional.of(peer.url() + "/behind/a/proxy/");
        setting.token = Optional.of(Setting.TOKEN);
        breakers.resetAll();
    }

    @Test
    void asksForOneFigure() {
        assertThat(ask()).isEqualTo(new Answer.Value<>(0.25));

        ScriptedHttp.Request request = peer.requests().getFirst();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.uri()).hasToString("/behind/a/proxy/api/v1/query");
        assertThat(request.authorization()).isEqualTo("Bearer " + Setting.TOKEN);
        assertThat(form(request)).contains("query=" + QUERY, "time=2026-11-20T03:00:00Z", "timeout=4000ms");
    }

    @Test
    void asksForFiguresOverTime() {
        peer.plays(_ -> """
                {"status":"success","data":{"resultType":"matrix","result":[
                  {"metric":{"__name__":"up"},"values":[[%d,"1"]]}]}}""".formatted(AT.getEpochSecond()));

        assertThat(prometheus.range("up", AT.minusSeconds(60), AT, Duration.ofSeconds(30)))
                .isInstanceOfSatisfying(
                        Answer.Value.class,
                        value -> assertThat(value.toString()).contains("up=[null, null, 1.0]"));
        ScriptedHttp.Request request = peer.requests().getFirst();
        assertThat(request.uri()).hasToString("/behind/a/proxy/api/v1/query_range");
        assertThat(form(request)).contains("start=1795143540", "end=1795143600", "step=30");
    }

    @Test
    void aPasswordInTheAddressGetsIn() {
        setting.url = Optional.of(
                "http://us%40er:" + Setting.PASSWORD + "@" + peer.url().getAuthority());
        setting.token = Optional.empty();

        assertThat(ask()).isEqualTo(new Answer.Value<>(0.25));
        assertThat(peer.requests().getFirst().authorization())
                .isEqualTo("Basic dXNAZXI6cGFzc3dvcmQtbm90LXRvLWJlLXNlZW4=");
    }

    @Test
    void withoutAnAddressNothingIsAsked() {
        setting.url = Optional.empty();

        assertUnclear(ask(), Failure.UNEXPECTED, "no Prometheus is configured");
        assertThat(peer.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"prometheus:9090", "/prometheus", "ftp://prometheus", "http://user:not-to-be-seen@ a"})
    void whatIsNoAddressIsNotAsked(String url) {
        setting.url = Optional.of(url);

        assertUnclear(ask(), Failure.UNEXPECTED, "haetae.prometheus.url");
    }

    @ParameterizedTest
    @CsvSource({
        "400, UNEXPECTED",
        "401, FORBIDDEN",
        "403, FORBIDDEN",
        "404, UNEXPECTED",
        "422, UNEXPECTED",
        "302, UNEXPECTED"
    })
    void aRefusalIsFinal(int status, Failure reason) {
        peer.always(HttpScript.answer(status, error("no"), Map.of("Location", "http://localhost:1/elsewhere")));

        assertUnclear(ask(), reason, "it answered " + status + ": no");
        assertThat(peer.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 429})
    void aPassingFaultIsTriedAgain(int status) {
        peer.next(HttpScript.answer(status, ""));
        peer.next(HttpScript.answer(status, ""));

        assertThat(ask()).isEqualTo(new Answer.Value<>(0.25));
        assertThat(peer.requests()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 429})
    void aLastingFaultIsTriedFourTimes(int status) {
        peer.always(HttpScript.answer(status, ""));

        assertUnclear(ask(), Failure.PEER_ERROR, "" + status);
        assertThat(peer.requests()).hasSize(4);
    }

    @Test
    void itsOwnWordsAreToldUnlessTheyHoldASecret() {
        peer.always(HttpScript.answer(400, error("1:5: parse error:\\nunexpected end")));
        assertUnclear(ask(), Failure.UNEXPECTED, "it answered 400: 1:5: parse error: unexpected end");

        peer.always(HttpScript.answer(400, error("Bearer " + Setting.TOKEN)));
        assertUnclear(ask(), Failure.UNEXPECTED, "it answered 400");

        peer.always(HttpScript.answer(400, "<html>" + Setting.TOKEN));
        assertUnclear(ask(), Failure.UNEXPECTED, "it answered 400");
    }

    @Test
    void silenceIsATimeOut() {
        peer.always(HttpScript.hang());

        assertUnclear(ask(), Failure.TIMEOUT, "in time");
    }

    /** Not by whoever calls: that is what an attempt may take, and longer. */
    @Test
    void howLongAnAnswerMayTakeIsASetting() {
        Setting hasty = new Setting();
        hasty.read = Duration.ofMillis(500);
        peer.always(HttpScript.hang());
        Address address =
                Address.of(setting.url.orElseThrow(), Optional.empty()).orElseThrow();

        assertThatThrownBy(() -> new Wire(hasty).send(address, Question.at(QUERY, AT)))
                .isInstanceOf(Trouble.Fault.class)
                .hasMessage("it did not answer in time");
        assertThat(form(peer.requests().getFirst())).contains("timeout=400ms");
    }

    @Test
    void anAnswerByDropsIsATimeOut() {
        peer.always(HttpScript.trickle());

        assertUnclear(ask(), Failure.TIMEOUT, "in time");
    }

    @Test
    void tenMegabytesAreNotRead() {
        peer.always(HttpScript.huge());

        assertUnclear(ask(), Failure.UNEXPECTED, "too long");
        assertThat(peer.requests()).hasSize(1);
    }

    @Test
    void aCutConnectionIsUnreachable() {
        peer.always(HttpScript.cut());

        assertUnclear(ask(), Failure.UNREACHABLE, "broke off");
    }

    @Test
    void nobodyThereIsUnreachable() {
        setting.url = Optional.of("http://localhost:1");

        assertUnclear(ask(), Failure.UNREACHABLE, "cannot be reached");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "[]", "{}", "{\"status\":\"error\"}", "null"})
    void garbageIsAFaultOfThePeer(String body) {
        peer.always(HttpScript.answer(200, body));

        assertUnclear(ask(), Failure.PEER_ERROR, "no Prometheus");
    }

    @Test
    void theBreakerOpensOnFaultsAndClosesByTrials() {
        peer.always(HttpScript.answer(503, ""));
        IntStream.range(0, 4).forEach(_ -> ask());

        int asked = peer.requests().size();
        assertUnclear(ask(), Failure.BREAKER_OPEN, "left alone");
        assertThat(peer.requests()).hasSize(asked);

        peer.always(null);
        await().until(() -> ask() instanceof Answer.Value && state() == CircuitBreakerState.CLOSED);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 422, 429})
    void theBreakerStaysClosedOverAnswers(int status) {
        peer.always(HttpScript.answer(status, ""));
        IntStream.range(0, 12).forEach(_ -> ask());

        assertThat(state()).isEqualTo(CircuitBreakerState.CLOSED);
    }

    /** While those that fit still hang; once it is seen, the next try of each is answered. */
    @Test
    void whatDoesNotFitIsRefusedAtOnce() {
        peer.always(HttpScript.hang());

        try (ExecutorService callers = Executors.newFixedThreadPool(12)) {
            List<Future<Answer<Double>>> asked =
                    Stream.generate(() -> callers.submit(this::ask)).limit(12).toList();
            await().until(() -> asked.stream().anyMatch(PrometheusTest::isOverloaded));
            peer.always(null);
        }
    }

    private static boolean isOverloaded(Future<Answer<Double>> asked) {
        return asked.state() == Future.State.SUCCESS
                && asked.resultNow() instanceof Answer.Unclear<Double> unclear
                && unclear.reason() == Failure.OVERLOADED;
    }

    private Answer<Double> ask() {
        return prometheus.value(QUERY, AT);
    }

    private CircuitBreakerState state() {
        return breakers.currentState(PrometheusApi.BREAKER);
    }

    private static List<String> form(ScriptedHttp.Request request) {
        return List.of(request.body().split("&")).stream()
                .map(field -> URLDecoder.decode(field, StandardCharsets.UTF_8))
                .toList();
    }

    private static String error(String said) {
        return "{\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"%s\"}".formatted(said);
    }

    private static void assertUnclear(Answer<?> answer, Failure reason, String detail) {
        assertThat(answer).isInstanceOfSatisfying(Answer.Unclear.class, unclear -> {
            assertThat(unclear.reason()).isEqualTo(reason);
            assertThat(unclear.detail()).contains(detail).doesNotContain("not-to-be-seen");
        });
    }
}
