package dev.haetae.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A simulator's process and the directory that it lives in. */
record SimulatorLaunch(Process process, Path directory) {

    static final String KUBECONFIG = "kubeconfig";

    private static final String COMPLAINT = "stderr.log";
    private static final Pattern ADDRESS = Pattern.compile("https?://[\\w.:\\[\\]-]+");

    static SimulatorLaunch in(Path jar, List<String> words) {
        try {
            Path directory = Files.createTempDirectory("haetae-simulator-");
            Process process = new ProcessBuilder(command(jar, directory, words))
                    .directory(directory.toFile())
                    .redirectError(directory.resolve(COMPLAINT).toFile())
                    .start();
            // for tests that are cut short and never close it
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            return new SimulatorLaunch(process, directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it wrote to its standard error. */
    String complaint() {
        try {
            return Files.readString(directory.resolve(COMPLAINT));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<URI> address(String line) {
        return ADDRESS.matcher(line).results().map(MatchResult::group).map(URI::create);
    }

    static void delete(Path directory) {
        try (Stream<Path> paths = Files.walk(directory)) {
            paths.sorted(Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> command(Path jar, Path directory, List<String> words) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // it lives for seconds beside many others: start quickly, and leave the other core alone
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-jar",
                jar.toAbsolutePath().toString(),
                "--port",
                "0",
                "--kubeconfig",
                directory.resolve(KUBECONFIG).toString(),
                "--audit",
                directory.resolve("audit.jsonl").toString()));
        command.addAll(words);
        return command;
    }
}
