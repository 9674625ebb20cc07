package dev.haetae.testkit;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The simulated cluster as a process of its own, on a free port and in a directory of its own, as production sees a
 * cluster: from outside. The jar is found by the system property {@value #JAR}. Close it to end the process.
 */
public final class SimulatorProcess implements AutoCloseable {

    /** Names the simulator's runnable jar. */
    public static final String JAR = "simulator.jar";

    private static final Duration PATIENCE = Patience.ENOUGH;

    private final Process process;
    private final Path directory;
    private final URI url;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    private SimulatorProcess(Process process, Path directory, URI url) {
        this.process = process;
        this.directory = directory;
        this.url = url;
    }

    /** A cluster named {@code production} whose pods are ready 0.2 s after they are asked for. */
    public static SimulatorProcess start() {
        return start("--cluster", "production", "--ready-after", "PT0.2S");
    }

    /** Starts it with more words for its command line, and returns when it listens. */
    public static SimulatorProcess start(String... words) {
        SimulatorLaunch launch = SimulatorLaunch.in(jar(), List.of(words));
        Process process = launch.process();
        try {
            return new SimulatorProcess(process, launch.directory(), url(process.inputReader()));
        } catch (RuntimeException silent) {
            process.destroyForcibly();
            throw new IllegalStateException("the simulator did not start: " + launch.complaint(), silent);
        }
    }

    /** Where the Kubernetes API is, without a slash at the end. */
    public URI url() {
        return url;
    }

    /** What a Kubernetes client needs to reach it. */
    public Path kubeconfig() {
        return directory.resolve(SimulatorLaunch.KUBECONFIG);
    }

    /** The directory that goes away with the process. */
    public Path directory() {
        return directory;
    }

    /** Every request to write so far, oldest first, whoever made it and whatever came of it. */
    public List<AuditLine> audit() {
        return ask("GET", "/simulator/audit", BodyPublishers.noBody())
                .lines()
                .map(this::line)
                .toList();
    }

    /** Brings a fault in force until {@link #mend()}. */
    public void fault(SimulatedFault fault) {
        ask("POST", "/simulator/faults", BodyPublishers.ofString(fault.json()));
    }

    /** Ends all faults, and cuts the connections that hang on them. */
    public void mend() {
        ask("DELETE", "/simulator/faults", BodyPublishers.noBody());
    }

    /** Asks the simulator anything and answers the body; anything but a 2xx is an {@link IllegalStateException}. */
    public String ask(String method, String path, BodyPublisher body) {
        HttpRequest request = HttpRequest.newBuilder(url.resolve(path))
                .method(method, body)
                .header("Content-Type", "application/json")
                .timeout(PATIENCE)
                .build();
        HttpResponse<String> answer = send(request);
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    @Override
    public void close() {
        http.close();
        process.destroy();
        if (!ended(process)) {
            process.destroyForcibly();
        }
        SimulatorLaunch.delete(directory);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private AuditLine line(String text) {
        try {
            return json.readValue(text, AuditLine.class);
        } catch (IOException malformed) {
            throw new UncheckedIOException(text, malformed);
        }
    }

    private static Path jar() {
        String jar = System.getProperty(JAR, "");
        if (jar.isBlank() || !Files.isRegularFile(Path.of(jar))) {
            throw new IllegalStateException(
                    "no simulator at -D%s=%s: build it first, mvn -pl infra/simulator package".formatted(JAR, jar));
        }
        return Path.of(jar);
    }

    /** The first line of its output names the address; later ones are read away so that it never waits for a reader. */
    private static URI url(BufferedReader output) {
        CompletableFuture<URI> said = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            output.lines().flatMap(SimulatorLaunch::address).forEach(said::complete);
            said.completeExceptionally(new IllegalStateException("it ended without naming its address"));
        });
        return said.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    private static boolean ended(Process process) {
        try {
            return process.waitFor(PATIENCE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
