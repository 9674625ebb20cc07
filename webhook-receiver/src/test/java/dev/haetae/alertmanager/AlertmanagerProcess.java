package dev.haetae.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.haetae.crash.ReceiverProcess;
import dev.haetae.testkit.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;

/** Alertmanager as Debian packages it, as a process of its own, on a loopback port and without peers. */
final class AlertmanagerProcess implements AutoCloseable {

    private static final Path BINARY = Path.of("/usr/bin/prometheus-alertmanager");
    private static final Path CONFIGURATION = Path.of("..", "infra", "alertmanager", "alertmanager.yml");
    private static final String RECEIVER = "http://127.0.0.1:8080";

    private final URI url;
    private final HttpClient http = HttpClient.newHttpClient();
    private Process process;

    private AlertmanagerProcess(URI url) {
        this.url = url;
    }

    static boolean isInstalled() {
        return Files.isExecutable(BINARY);
    }

    /** Its address is known before it runs, since receiver and Alertmanager each want to know the other's. */
    static AlertmanagerProcess onAFreePort() {
        return new AlertmanagerProcess(URI.create("http://127.0.0.1:" + FreePort.any()));
    }

    URI url() {
        return url;
    }

    /** Starts it with our own configuration, in which nothing but the receiver's address is another. */
    void start(Path directory, URI receiver) throws IOException {
        String ours = Files.readString(CONFIGURATION);
        assertThat(ours).contains(RECEIVER);
        Path configuration =
                Files.writeString(directory.resolve("alertmanager.yml"), ours.replace(RECEIVER, receiver.toString()));
        process = new ProcessBuilder(
                        BINARY.toString(),
                        "--config.file=" + configuration,
                        "--storage.path=" + directory.resolve("alertmanager"),
                        "--web.listen-address=" + url.getAuthority(),
                        "--cluster.listen-address=")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("alertmanager.log").toFile())
                .start();
        // for tests that are cut short and never close it
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        await("Alertmanager")
                .atMost(ReceiverProcess.PATIENCE)
                .ignoreExceptions()
                .until(this::isReady);
    }

    private boolean isReady() {
        return send(HttpRequest.newBuilder(url.resolve("/-/ready")).build()).statusCode() == 200;
    }

    /** What a Prometheus sends, as a JSON array of alerts. */
    void post(String alerts) {
        HttpRequest request = HttpRequest.newBuilder(url.resolve("/api/v2/alerts"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(alerts))
                .build();
        HttpResponse<String> answer = send(request);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private HttpResponse<String> send(HttpRequest request) {
        return http.sendAsync(request, BodyHandlers.ofString()).join();
    }

    @Override
    public void close() {
        http.close();
        if (process != null) {
            process.destroyForcibly();
        }
    }
}
