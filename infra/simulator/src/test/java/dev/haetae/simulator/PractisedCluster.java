package dev.haetae.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.RollableScalableResource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A real cluster on a free port for the tests of a class, and the clients to talk with it. */
public final class PractisedCluster implements BeforeAllCallback, AfterAllCallback {

    public static final String NAMESPACE = "game-production";
    public static final Duration READY_AFTER = Duration.ofMillis(600);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private SimulatedCluster cluster;
    private KubernetesClient client;
    private Path folder;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        // a machine that does many things at once takes its time; what never comes is waited for a little longer
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
        folder = Files.createTempDirectory("simulator");
        cluster =
                SimulatedCluster.start(new Settings("production", "127.0.0.1", 0, kubeconfig(), audit(), READY_AFTER));
        Config config = Config.fromKubeconfig(kubeconfig().toFile());
        config.setRequestRetryBackoffLimit(0);
        client = new KubernetesClientBuilder().withConfig(config).build();
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        client.close();
        http.close();
        cluster.close();
    }

    public Path kubeconfig() {
        return folder.resolve("kubeconfig");
    }

    public Path audit() {
        return folder.resolve("audit.jsonl");
    }

    public KubernetesClient client() {
        return client;
    }

    public RollableScalableResource<Deployment> deployment(String name) {
        return client.apps().deployments().inNamespace(NAMESPACE).withName(name);
    }

    /** Without a look at its version, as {@code kubectl annotate} does: a controller may write its status meanwhile. */
    public void annotate(String deployment, String key, String value) {
        deployment(deployment)
                .patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        client.getKubernetesSerialization()
                                .asJson(Map.of("metadata", Map.of("annotations", Map.of(key, value)))));
    }

    public static String path(String deployment) {
        return "/apis/apps/v1/namespaces/" + NAMESPACE + "/deployments/" + deployment;
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(cluster.url() + path)).header("User-Agent", "test");
    }

    public HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    public HttpResponse<String> send(String method, String path, String contentType, String body)
            throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", contentType)
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    public HttpClient http() {
        return http;
    }

    public List<JsonNode> auditLines() throws IOException, InterruptedException {
        return send(request("/simulator/audit"))
                .body()
                .lines()
                .map(PractisedCluster::json)
                .toList();
    }

    /** The lines of the audit log about one object. */
    public Stream<JsonNode> auditOf(String name) throws IOException, InterruptedException {
        return auditLines().stream().filter(it -> it.path("name").asText().equals(name));
    }

    public static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
