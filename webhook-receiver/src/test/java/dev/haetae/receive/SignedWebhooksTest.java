package dev.haetae.receive;

import static dev.haetae.testkit.Patience.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.haetae.Practice;
import dev.haetae.testkit.Patience;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.http.Header;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every answer of every webhook, with the credentials of each kind of source. */
@QuarkusTest
@TestProfile(SourcesProfile.class)
@WithTestResource(Practice.class)
class SignedWebhooksTest {

    @TestHTTPResource("/webhooks/")
    URL webhooks;

    /** The last three go beyond what a reader of JSON bears, and have no place that it would say. */
    private static final List<String> NOT_UNDERSTOOD = List.of(
            "",
            "nonsense",
            "[]",
            "{\"text\":\"a template\"}",
            "{\"deep\":" + "[".repeat(1001) + "]".repeat(1001) + "}",
            "{\"long\":" + "9".repeat(1001) + "}",
            "{\"" + "n".repeat(50_001) + "\":1}");

    /** One kind: where it sends to, what, and how it proves itself. */
    enum Sender {
        ALERTMANAGER("/alertmanager/redis-down.v0.33.json", "am"),
        GRAFANA("/grafana/high-memory.v12.json", "dashboards"),
        PAGERDUTY("/pagerduty/incident.json", "pd");

        private final String file;
        private final String source;

        Sender(String file, String source) {
            this.file = file;
            this.source = source;
        }

        String path() {
            return "/webhooks/" + name().toLowerCase(Locale.ROOT);
        }

        byte[] body() {
            try (var body = SignedWebhooksTest.class.getResourceAsStream(file)) {
                return body.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        Header proof(byte[] body) {
            return switch (this) {
                case ALERTMANAGER -> bearer("am-new");
                case GRAFANA -> bearer("graf");
                case PAGERDUTY -> new Header("X-PagerDuty-Signature", "v1=" + hmac("pd-new", body));
            };
        }
    }

    private static Header bearer(String token) {
        return new Header("Authorization", "Bearer " + token);
    }

    private static Header basic(String userAndPassword) {
        byte[] bytes = userAndPassword.getBytes(StandardCharsets.UTF_8);
        return new Header("Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes));
    }

    private static String hmac(String key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            Stream.of(parts).forEach(mac::update);
            return HexFormat.of().formatHex(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static RequestSpecification json(byte[] body) {
        return given().contentType(ContentType.JSON).body(body);
    }

    private static Response post(Sender sender, byte[] body) {
        return json(body).header(sender.proof(body)).post(sender.path());
    }

    private static JsonPath fate(String id) {
        await().until(() -> !"pending".equals(alert(id).getString("state")));
        return alert(id);
    }

    private static JsonPath alert(String id) {
        return given().get("/api/v1/alerts/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    record Proof(Sender sender, List<Header> headers) {

        static Proof of(Sender sender, Header... headers) {
            return new Proof(sender, List.of(headers));
        }
    }

    static Stream<Proof> proofs() {
        byte[] graf = Sender.GRAFANA.body();
        byte[] pd = Sender.PAGERDUTY.body();
        return Stream.of(
                Proof.of(Sender.ALERTMANAGER, bearer("am-old")),
                Proof.of(Sender.ALERTMANAGER, bearer("am-new")),
                Proof.of(Sender.ALERTMANAGER, basic("prom:pass:word")),
                Proof.of(Sender.GRAFANA, bearer("graf")),
                Proof.of(Sender.GRAFANA, basic("graf:pass")),
                Proof.of(Sender.GRAFANA, grafana(hmac("graf-hmac-old", graf))),
                Proof.of(Sender.GRAFANA, grafana(hmac("graf-hmac-new", graf))),
                timed("timed-hmac", Instant.now().minusSeconds(200)),
                Proof.of(Sender.PAGERDUTY, pagerDuty(hmac("pd-old", pd))),
                Proof.of(Sender.PAGERDUTY, pagerDuty(hmac("other", pd) + ",v1=" + hmac("pd-new", pd))));
    }

    static Stream<Proof> noProofs() {
        byte[] graf = Sender.GRAFANA.body();
        byte[] pd = Sender.PAGERDUTY.body();
        return Stream.of(
                Proof.of(Sender.ALERTMANAGER),
                Proof.of(Sender.ALERTMANAGER, bearer("graf")),
                Proof.of(Sender.ALERTMANAGER, basic("prom:wrong")),
                Proof.of(Sender.GRAFANA),
                Proof.of(Sender.GRAFANA, bearer("am-new")),
                Proof.of(Sender.GRAFANA, grafana(hmac("other", graf))),
                Proof.of(Sender.GRAFANA, grafana(hmac("timed-hmac", graf))),
                timed("timed-hmac", Instant.now().minusSeconds(400)),
                timed("timed-hmac", Instant.now().plusSeconds(400)),
                Proof.of(Sender.PAGERDUTY),
                Proof.of(Sender.PAGERDUTY, bearer("pd-new")),
                Proof.of(Sender.PAGERDUTY, pagerDuty(hmac("other", pd))));
    }

    private static Header grafana(String signature) {
        return new Header("X-Grafana-Alerting-Signature", signature);
    }

    private static Header pagerDuty(String signature) {
        return new Header("X-PagerDuty-Signature", "v1=" + signature);
    }

    private static Proof timed(String key, Instant at) {
        String time = "" + at.getEpochSecond();
        byte[] before = (time + ":").getBytes(StandardCharsets.UTF_8);
        return Proof.of(
                Sender.GRAFANA,
                grafana(hmac(key, before, Sender.GRAFANA.body())),
                new Header("X-Grafana-Alerting-Timestamp", time));
    }

    private static RequestSpecification request(Proof proof) {
        RequestSpecification request = json(proof.sender().body());
        proof.headers().forEach(request::header);
        return request;
    }

    @ParameterizedTest
    @MethodSource("proofs")
    void whoProvesItselfIsHeard(Proof proof) {
        request(proof).post(proof.sender().path()).then().statusCode(202).body("received", equalTo(1));
    }

    @ParameterizedTest
    @MethodSource("noProofs")
    void whoDoesNotIsNot(Proof proof) {
        request(proof)
                .post(proof.sender().path())
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", containsString("realm=\"haetae\""))
                .body("title", equalTo("The sender is not known"))
                .body("detail", not(containsString("hmac")));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsReceivedIsKeptUnderItsSourcesName(Sender sender) {
        List<String> ids =
                post(sender, sender.body()).then().statusCode(202).extract().path("ids");
        assertThat(fate(ids.getFirst()).getString("source")).isEqualTo(sender.source);
    }

    @Test
    void grafanaMayPut() {
        byte[] body = Sender.GRAFANA.body();
        json(body)
                .header(Sender.GRAFANA.proof(body))
                .put(Sender.GRAFANA.path())
                .then()
                .statusCode(202)
                .body("ids", hasSize(1));
    }

    @ParameterizedTest
    @EnumSource
    void aBodyThatIsNotUnderstoodIs400(Sender sender) {
        for (String body : NOT_UNDERSTOOD) {
            post(sender, body.getBytes(StandardCharsets.UTF_8))
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("title", equalTo("The body was not understood"))
                    .body("where", notNullValue());
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNotJsonIs415(Sender sender) {
        given().contentType(ContentType.TEXT)
                .body("x")
                .post(sender.path())
                .then()
                .statusCode(415)
                .contentType("application/problem+json");
    }

    @ParameterizedTest
    @EnumSource
    void anotherMethodIs405(Sender sender) {
        given().delete(sender.path())
                .then()
                .statusCode(405)
                .contentType("application/problem+json")
                .header("Allow", equalTo(sender == Sender.GRAFANA ? "POST, PUT" : "POST"));
    }

    @Test
    void anotherPathIs404() {
        json(new byte[0]).post("/webhooks/nagios").then().statusCode(404).contentType("application/problem+json");
    }

    @ParameterizedTest
    @EnumSource
    void aBodyOverTheLimitIs413(Sender sender) throws Exception {
        HttpResponse<String> answer =
                send(sender, HttpRequest.BodyPublishers.ofByteArray(new byte[(4 << 20) + 1]), true);
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("A body has at most 4194304 bytes");
    }

    /** Nobody says beforehand how long it is going to be. */
    @ParameterizedTest
    @EnumSource
    void aBodyInChunksIsLimitedToo(Sender sender) throws Exception {
        HttpResponse<String> answer = send(sender, inChunks(new byte[1 << 16], 70), false);
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("A body has at most 4194304 bytes");
    }

    @Test
    void aBodyInChunksWithinTheLimitIsTaken() throws Exception {
        byte[] body = Sender.ALERTMANAGER.body();
        byte[] blanks = " ".repeat(1 << 16).getBytes(StandardCharsets.UTF_8);
        HttpRequest.BodyPublisher padded = HttpRequest.BodyPublishers.concat(inChunks(body, 1), inChunks(blanks, 60));
        HttpResponse<String> answer = send(Sender.ALERTMANAGER, padded, false, "Bearer am-new");
        assertThat(answer.statusCode()).isEqualTo(202);
    }

    /** It never ends: the answer comes nevertheless, and the connection is closed. */
    @Test
    void aBodyWithoutEndIsRefusedToo() throws Exception {
        byte[] chunk = ("10000\r\n" + " ".repeat(1 << 16) + "\r\n").getBytes(StandardCharsets.UTF_8);
        try (Socket socket = new Socket(webhooks.getHost(), webhooks.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(
                    "POST /webhooks/alertmanager HTTP/1.1\r\nHost: haetae\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                            .getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 130; i++) {
                out.write(chunk);
            }
            socket.setSoTimeout(Math.toIntExact(Patience.ENOUGH.toMillis()));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 413").contains("problem+json", "at most 4194304 bytes");
        }
    }

    private static HttpRequest.BodyPublisher inChunks(byte[] chunk, int count) {
        return HttpRequest.BodyPublishers.fromPublisher(
                HttpRequest.BodyPublishers.ofByteArrays(Collections.nCopies(count, chunk)));
    }

    private HttpResponse<String> send(Sender sender, HttpRequest.BodyPublisher body, boolean expectContinue)
            throws IOException, InterruptedException {
        return send(sender, body, expectContinue, "Bearer none");
    }

    private HttpResponse<String> send(
            Sender sender, HttpRequest.BodyPublisher body, boolean expectContinue, String authorization)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(webhooks + sender.path().substring(10)))
                .header("Content-Type", "application/json")
                .header("Authorization", authorization)
                .version(HttpClient.Version.HTTP_1_1)
                .expectContinue(expectContinue)
                .POST(body)
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void aNoisySourceIsRefusedWhileAQuietOneIsTaken() {
        byte[] body = Sender.ALERTMANAGER.body();
        await().until(() -> {
            Response answer = json(body).header(bearer("noisy")).post("/webhooks/alertmanager");
            return answer.statusCode() == 503;
        });
        Response refused = await().until(
                        () -> json(body).header(bearer("noisy")).post("/webhooks/alertmanager"),
                        answer -> answer.statusCode() == 503);
        refused.then()
                .contentType("application/problem+json")
                .header("Retry-After", equalTo("1"))
                .body("detail", equalTo("This source sends more than 1 requests a second"));
        post(Sender.ALERTMANAGER, body).then().statusCode(202);
    }

    @Test
    void pagerDutysEventsMoveTheIncidentThatTheyOpened() {
        List<String> ids =
                post(Sender.PAGERDUTY, Sender.PAGERDUTY.body()).then().extract().path("ids");
        String incident = fate(ids.getFirst()).getString("incident");
        String acknowledged = new String(Sender.PAGERDUTY.body(), StandardCharsets.UTF_8)
                .replace("incident.triggered", "incident.acknowledged")
                .replace("5ac64822", "5ac64823");
        List<String> then = post(Sender.PAGERDUTY, acknowledged.getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(202)
                .extract()
                .path("ids");

        assertThat(fate(then.getFirst()).getString("incident")).isEqualTo(incident);
        given().get("/api/v1/incidents/" + incident)
                .then()
                .body("state", equalTo("acknowledged"))
                .body("timeline.findAll{it.type=='acknowledged'}.actor.id", equalTo(List.of("Tenex Engineer")));
    }

    @Test
    void aPriorityGivenThereIsTheSeverityHere() {
        List<String> ids =
                post(Sender.PAGERDUTY, Sender.PAGERDUTY.body()).then().extract().path("ids");
        String incident = fate(ids.getFirst()).getString("incident");
        String prioritized = new String(Sender.PAGERDUTY.body(), StandardCharsets.UTF_8)
                .replace("incident.triggered", "incident.priority_updated")
                .replace("5ac64822", "5ac64824")
                .replace("\"summary\":\"P1\"", "\"summary\":\"SEV-0\"");
        List<String> then = post(Sender.PAGERDUTY, prioritized.getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(202)
                .extract()
                .path("ids");

        assertThat(fate(then.getFirst()).getString("because.tag")).isEqualTo("severity-set-there");
        given().get("/api/v1/incidents/" + incident).then().body("severity", equalTo("Sev0"));
    }

    @Test
    void aPingAndWhatIsNotKnownAreTakenAndRecorded() {
        for (String type : List.of("pagey.ping", "service.deleted", "incident.of.tomorrow")) {
            byte[] body = "{\"event\":{\"id\":\"%s\",\"event_type\":\"%s\",\"data\":{\"message\":\"Hello\"}}}"
                    .formatted(type, type)
                    .getBytes(StandardCharsets.UTF_8);
            List<String> ids = post(Sender.PAGERDUTY, body)
                    .then()
                    .statusCode(202)
                    .extract()
                    .path("ids");
            assertThat(fate(ids.getFirst()).getString("state")).isEqualTo("recorded");
        }
    }
}
