package dev.haetae.crash;

import dev.haetae.testkit.SimulatorProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What outlives a killed receiver: its data directory and the cluster; and the receivers started on them. The directory
 * stays under {@code target/crash} after the test, with what each receiver logged.
 */
public final class Scene implements AutoCloseable {

    private final Path directory;
    private final SimulatorProcess cluster;
    private final Map<String, String> settings = new HashMap<>();
    private final List<ReceiverProcess> receivers = new ArrayList<>();

    public Scene(String name, SimulatorProcess cluster) {
        this.directory = emptied(Path.of("target", "crash", name));
        this.cluster = cluster;
        settings.put("KUBECONFIG", cluster.kubeconfig().toString());
        settings.put("HAETAE_CLUSTER", "simulated");
        settings.put("HAETAE_DATA_DIR", data().toString());
        settings.put("HAETAE_HTTP_PORT", "0");
        settings.put("HAETAE_ENGINE_POLL", "100ms");
        settings.put("HAETAE_ENGINE_HOLD_DOWN", "500ms");
    }

    public Scene with(String setting, String value) {
        settings.put(setting, value);
        return this;
    }

    SimulatorProcess cluster() {
        return cluster;
    }

    public Path directory() {
        return directory;
    }

    Path data() {
        return directory.resolve("data").toAbsolutePath();
    }

    /** Starts a receiver that does what the rules say, and returns when it is ready. */
    public ReceiverProcess start(Rule... rules) {
        ReceiverProcess receiver = launch(rules);
        receiver.awaitReady();
        return receiver;
    }

    /** Starts a receiver, which may refuse to run. */
    ReceiverProcess launch(Rule... rules) {
        int number = receivers.size() + 1;
        Path log = directory.resolve("receiver-" + number + ".log");
        ReceiverProcess receiver = ReceiverProcess.launch(settings, agent(number, rules), log);
        receivers.add(receiver);
        return receiver;
    }

    private List<String> agent(int number, Rule... rules) {
        if (rules.length == 0) {
            return List.of();
        }
        Path script = directory.resolve("receiver-" + number + ".btm");
        try {
            Files.writeString(
                    script, String.join("\n", Stream.of(rules).map(Rule::text).toList()));
            return List.of("-javaagent:%s=script:%s".formatted(byteman(), script));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The agent lies where its classes come from. */
    private static Path byteman() {
        return Path.of(org.jboss.byteman.agent.Main.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
    }

    @Override
    public void close() {
        receivers.forEach(ReceiverProcess::close);
    }

    private static Path emptied(Path directory) {
        try {
            if (Files.exists(directory)) {
                try (Stream<Path> paths = Files.walk(directory)) {
                    paths.sorted(Comparator.reverseOrder())
                            .forEach(path -> path.toFile().delete());
                }
            }
            return Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
