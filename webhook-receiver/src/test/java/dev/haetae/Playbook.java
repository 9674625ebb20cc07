package dev.haetae;

import dev.haetae.policy.Policies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The shipped policies with a file of the test's own in them. */
final class Playbook {

    private static final Path SHIPPED = Path.of("..", "policies");

    private Playbook() {}

    static Policies with(Path directory, String file, String text) {
        try (Stream<Path> shipped = Files.walk(SHIPPED, 2)) {
            shipped.filter(path -> path.toString().endsWith(".yaml"))
                    .filter(path -> !path.startsWith(SHIPPED.resolve("target")))
                    .forEach(path -> copy(path, directory.resolve(SHIPPED.relativize(path))));
            write(directory.resolve(file), text);
            return Policies.load(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) {
        try {
            Files.createDirectories(to.getParent());
            Files.copy(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
