package dev.haetae.function.cacherebuild;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A {@link Worker} in a JVM of its own, with little memory: what it holds must not grow with the cache. */
final class WorkerProcess {

    private final Process process;
    private final BufferedReader said;
    private final List<Double> progress = new ArrayList<>();

    private WorkerProcess(Process process) {
        this.process = process;
        this.said = process.inputReader();
    }

    static WorkerProcess start(String... arguments) {
        Stream<String> java = Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx48m",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-cp",
                System.getProperty("java.class.path"),
                Worker.class.getName());
        try {
            return new WorkerProcess(
                    new ProcessBuilder(Stream.concat(java, Stream.of(arguments)).toList())
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Kills it, as by {@code kill -9}, once it has told at least this much. */
    List<Double> killOnceAt(double enough) throws IOException {
        String line = said.readLine();
        while (line != null) {
            progress.add(Double.valueOf(line));
            if (progress.getLast() >= enough) {
                break;
            }
            line = said.readLine();
        }
        process.destroyForcibly().onExit().join();
        return progress;
    }

    /** Waits for its end, and answers the name of the outcome. */
    String end() throws IOException {
        String last = null;
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (Character.isDigit(line.charAt(0))) {
                progress.add(Double.valueOf(line));
            }
            last = line;
        }
        return last;
    }

    List<Double> progress() {
        return progress;
    }
}
