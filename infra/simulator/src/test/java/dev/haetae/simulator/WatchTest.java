package dev.haetae.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WatchTest {

    @RegisterExtension
    static final PractisedCluster CLUSTER = new PractisedCluster();

    @Test
    void aWatchSeesWhatChanges() {
        Sightings sightings = new Sightings();
        try (var _ = CLUSTER.deployment("matchmaking").watch(sightings)) {
            CLUSTER.deployment("matchmaking").scale(4);

            await().untilAsserted(() -> assertThat(sightings.seen).contains("MODIFIED 4 ready 4"));
            assertThat(sightings.seen).contains("ADDED 3 ready 3", "MODIFIED 4 ready 3");
        }
    }

    @Test
    void anInformerFollowsWhatIsDeletedAndWhatIsNot() {
        try (SharedIndexInformer<Deployment> informer = CLUSTER.client()
                .apps()
                .deployments()
                .inNamespace(PractisedCluster.NAMESPACE)
                .withLabel("service", "game-server")
                .inform()) {
            assertThat(informer.getStore().list()).hasSize(3);

            CLUSTER.deployment("game-server-zone-3").delete();
            CLUSTER.deployment("game-server-zone-2").scale(5);

            await().untilAsserted(() -> assertThat(informer.getStore().list())
                    .hasSize(2)
                    .anyMatch(it -> it.getSpec().getReplicas() == 5));
        }
    }

    @Test
    void aStreamGoesOnFromAVersion() throws Exception {
        String version = CLUSTER.deployment("auth-service").get().getMetadata().getResourceVersion();
        CLUSTER.deployment("auth-service").scale(3);

        List<JsonNode> events = watch("&fieldSelector=metadata.name%3Dauth-service&resourceVersion=" + version);

        assertThat(events.getFirst().path("type").asText()).isEqualTo("MODIFIED");
        assertThat(events.getFirst().at("/object/spec/replicas").asInt()).isEqualTo(3);
    }

    @Test
    void aVersionOfAnotherRunIsGone() throws Exception {
        List<JsonNode> events = watch("&resourceVersion=999999");

        assertThat(events).singleElement().satisfies(it -> {
            assertThat(it.path("type").asText()).isEqualTo("ERROR");
            assertThat(it.at("/object/code").asInt()).isEqualTo(410);
        });
    }

    @Test
    void theInitialEventsEndWithABookmark() throws Exception {
        List<JsonNode> events = watch("&sendInitialEvents=true&allowWatchBookmarks=true&labelSelector=zone");

        assertThat(events)
                .anyMatch(it -> it.path("type").asText().equals("BOOKMARK")
                        && it.at("/object/metadata/annotations")
                                .path("k8s.io/initial-events-end")
                                .asText()
                                .equals("true"));
    }

    @Test
    void aWebSocketWatchesAsWell() throws Exception {
        List<JsonNode> frames = new CopyOnWriteArrayList<>();
        URI uri = CLUSTER.request("/api/v1/namespaces?watch=true").build().uri();
        WebSocket socket = CLUSTER.http()
                .newWebSocketBuilder()
                .buildAsync(URI.create(uri.toString().replace("http:", "ws:")), new Frames(frames, new StringBuilder()))
                .join();

        await().untilAsserted(() -> assertThat(frames).hasSize(3));
        assertThat(frames.getFirst().path("type").asText()).isEqualTo("ADDED");
        socket.abort();
    }

    private record Frames(List<JsonNode> received, StringBuilder begun) implements WebSocket.Listener {

        /** A message may come in parts. */
        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            begun.append(text);
            if (last) {
                received.add(PractisedCluster.json(begun.toString()));
                begun.setLength(0);
            }
            socket.request(1);
            return CompletableFuture.completedStage(null);
        }
    }

    private static List<JsonNode> watch(String parameters) throws Exception {
        String path = "/apis/apps/v1/namespaces/game-production/deployments?watch=true&timeoutSeconds=1" + parameters;
        return CLUSTER.http()
                .send(CLUSTER.request(path).build(), HttpResponse.BodyHandlers.ofLines())
                .body()
                .map(PractisedCluster::json)
                .toList();
    }

    private static final class Sightings implements Watcher<Deployment> {

        private final List<String> seen = new CopyOnWriteArrayList<>();

        @Override
        public void eventReceived(Action action, Deployment it) {
            seen.add("%s %d ready %d"
                    .formatted(
                            action, it.getSpec().getReplicas(), it.getStatus().getReadyReplicas()));
        }

        @Override
        public void onClose(WatcherException cause) {
            seen.add("closed " + cause.getMessage());
        }
    }
}
