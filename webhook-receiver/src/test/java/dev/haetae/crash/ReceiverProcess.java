package dev.haetae.crash;

import dev.haetae.testkit.Patience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The packaged receiver as a process of its own. What it writes to its output is kept in a file, and can be read. */
public final class ReceiverProcess implements AutoCloseable {

    /** Names quarkus-run.jar. */
    static final String JAR = "receiver.jar";

    /** Generous, since other builds may share the machine; nothing waits this long unless something is wrong. */
    public static final Duration PATIENCE = Patience.ENOUGH;

    /** With what follows the address: a line may be read before all of it is written. */
    private static final Pattern LISTENING = Pattern.compile("Listening on: (http://[\\w.:-]+)[^\\w.:-]");

    private final Process process;
    private final Path log;
    private Receiver api;

    private ReceiverProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
        // for tests that are cut short and never close it
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    static ReceiverProcess launch(Map<String, String> settings, List<String> agent, Path log) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // it lives for seconds: start quickly, and leave the other core alone
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"));
        command.addAll(List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:-BytecodeVerificationRemote"));
        command.addAll(agent);
        command.addAll(List.of("-jar", jar().toString()));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(settings);
        try {
            return new ReceiverProcess(builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path jar() {
        String jar = System.getProperty(JAR, "");
        if (jar.isBlank() || !Files.isRegularFile(Path.of(jar))) {
            throw new IllegalStateException("no receiver at -D%s=%s: package it first".formatted(JAR, jar));
        }
        return Path.of(jar);
    }

    void awaitReady() {
        CrashTest.patiently("a receiver that is ready", this::isReady, ready -> ready);
    }

    private boolean isReady() {
        if (!process.isAlive()) {
            throw new IllegalStateException("the receiver did not start:\n" + output());
        }
        if (api == null) {
            api = address().map(Receiver::new).orElse(null);
        }
        return api != null && api.isReady();
    }

    private Optional<URI> address() {
        return LISTENING
                .matcher(output())
                .results()
                .map(found -> URI.create(found.group(1)))
                .findFirst();
    }

    /** What can be asked of it, once it is ready. */
    public Receiver api() {
        return api;
    }

    /** Everything that it has written so far, also after its end. */
    public String output() {
        try {
            return Files.readString(log, StandardCharsets.UTF_8);
        } catch (IOException cutWithinACharacter) {
            return "";
        }
    }

    void awaitOutput(String part) {
        CrashTest.patiently("'" + part + "' in " + log, this::output, output -> output.contains(part));
    }

    /** Waits until it has come to the point where a rule holds it, and kills it there. */
    void killWhenHeld() {
        awaitOutput(Rule.HELD);
        kill();
    }

    /** SIGKILL: it learns nothing of it. */
    void kill() {
        process.destroyForcibly();
        exitCode();
    }

    /** SIGTERM, and its exit code. */
    int stop() {
        process.destroy();
        return exitCode();
    }

    /** Waits until it has ended by itself. */
    int exitCode() {
        return process.onExit()
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join()
                .exitValue();
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            kill();
        }
    }
}
