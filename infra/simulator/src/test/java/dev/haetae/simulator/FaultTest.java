package dev.haetae.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FaultTest {

    private static final String JSON = "application/json";

    @RegisterExtension
    static final PractisedCluster CLUSTER = new PractisedCluster();

    @AfterEach
    void endFaults() throws Exception {
        CLUSTER.send(CLUSTER.request("/simulator/faults").DELETE());
    }

    @Test
    void aDelayHoldsARequestUp() throws Exception {
        add("{\"verb\":\"patch\",\"path\":\"auth-service\",\"times\":1,\"effect\":\"delay\",\"delayMs\":400}");
        Instant begun = Instant.now();

        assertThat(scale("auth-service", 3).get().statusCode()).isEqualTo(200);

        assertThat(Duration.between(begun, Instant.now())).isGreaterThan(Duration.ofMillis(390));
        assertThat(list().at("/0/hits").asInt()).isEqualTo(1);
    }

    @Test
    void aStatusIsAnsweredAsOftenAsItSays() throws Exception {
        add("{\"verb\":\"PATCH\",\"path\":\"/matchmaking/scale$\",\"times\":1,\"effect\":\"status\",\"code\":503}");

        HttpResponse<String> refused = scale("matchmaking", 4).get();

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(PractisedCluster.json(refused.body()).path("reason").asText())
                .isEqualTo("ServiceUnavailable");
        assertThat(replicas("matchmaking")).isEqualTo(3);
        assertThat(CLUSTER.auditOf("matchmaking")
                        .findFirst()
                        .orElseThrow()
                        .path("code")
                        .asInt())
                .isEqualTo(503);
        assertThat(scale("matchmaking", 4).get().statusCode()).isEqualTo(200);
    }

    @Test
    void hangingBeforeNothingIsEverApplied() throws Exception {
        add("{\"verb\":\"patch\",\"path\":\"platform-server\",\"effect\":\"hang-before\"}");

        CompletableFuture<HttpResponse<String>> hanging = scale("platform-server", 5);
        await().untilAsserted(() -> assertThat(list().at("/0/hits").asInt()).isEqualTo(1));
        assertThat(hanging).isNotDone();
        endFaults();

        assertThatThrownBy(hanging::get).hasRootCauseInstanceOf(IOException.class);
        assertThat(replicas("platform-server")).isEqualTo(2);
        assertThat(CLUSTER.auditOf("platform-server")).isEmpty();
    }

    @Test
    void hangingAfterItIsAppliedWithoutAWord() throws Exception {
        add("{\"verb\":\"patch\",\"path\":\"payment-service\",\"effect\":\"hang-after\"}");

        CompletableFuture<HttpResponse<String>> hanging = scale("payment-service", 5);
        await().untilAsserted(() -> assertThat(replicas("payment-service")).isEqualTo(5));
        assertThat(hanging).isNotDone();
        assertThat(CLUSTER.auditOf("payment-service")).hasSize(1);
        endFaults();

        assertThatThrownBy(hanging::get).hasRootCauseInstanceOf(IOException.class);
    }

    @Test
    void aConnectionIsCut() throws Exception {
        add("{\"verb\":\"patch\",\"path\":\"game-server-zone-1\",\"effect\":\"close\"}");

        assertThatThrownBy(scale("game-server-zone-1", 5)::get).hasRootCauseInstanceOf(IOException.class);
        assertThat(replicas("game-server-zone-1")).isEqualTo(2);
    }

    @Test
    void readsAndWatchesCanFailToo() throws Exception {
        add("{\"verb\":\"watch\",\"effect\":\"status\",\"code\":500}");
        add(
                "{\"verb\":\"get\",\"path\":\"zone-2\",\"times\":1,\"effect\":\"status\",\"code\":429,\"message\":\"slow\"}");

        assertThat(CLUSTER.send(CLUSTER.request("/api/v1/pods?watch=1")).statusCode())
                .isEqualTo(500);
        assertThat(CLUSTER.send(CLUSTER.request(PractisedCluster.path("game-server-zone-2")))
                        .body())
                .contains("TooManyRequests", "slow");
    }

    @Test
    void aWatchCanBeDelayed() throws Exception {
        add("{\"verb\":\"watch\",\"effect\":\"delay\",\"delayMs\":300}");
        List<String> seen = new CopyOnWriteArrayList<>();

        try (var _ = CLUSTER.client().namespaces().watch(new Names(seen))) {
            await().untilAsserted(() -> assertThat(seen).contains("game-production"));
        }
    }

    private record Names(List<String> seen) implements Watcher<Namespace> {
        @Override
        public void eventReceived(Action action, Namespace namespace) {
            seen.add(namespace.getMetadata().getName());
        }

        @Override
        public void onClose(WatcherException cause) {
            seen.add("closed");
        }
    }

    @Test
    void aFaultThatMakesNoSenseIsRefused() throws Exception {
        assertThat(CLUSTER.send("POST", "/simulator/faults", JSON, "{\"effect\":\"magic\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(CLUSTER.send("POST", "/simulator/faults", JSON, "{\"effect\":\"close\",\"path\":\"(\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    private static void add(String fault) throws Exception {
        assertThat(CLUSTER.send("POST", "/simulator/faults", JSON, fault).statusCode())
                .isEqualTo(201);
    }

    private static JsonNode list() throws Exception {
        return PractisedCluster.json(
                CLUSTER.send(CLUSTER.request("/simulator/faults")).body());
    }

    private static CompletableFuture<HttpResponse<String>> scale(String name, int replicas) {
        String body = "{\"spec\":{\"replicas\":%d}}".formatted(replicas);
        HttpRequest request = CLUSTER.request(PractisedCluster.path(name) + "/scale")
                .header("Content-Type", "application/merge-patch+json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString(body))
                .build();
        return CLUSTER.http().sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }

    private static int replicas(String name) {
        return CLUSTER.deployment(name).get().getSpec().getReplicas();
    }
}
