package dev.haetae.crash;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The shipped policies with a cool-down that is over in a moment and any number of actions an hour, so that much is done
 * in little time.
 */
final class LooseGuardrails {

    private static final List<String> FILES = List.of(
            "severity.yaml",
            "services.yaml",
            "correlation.yaml",
            "inhibition.yaml",
            "guardrails.yaml",
            "playbooks/game-server-down.yaml");

    private LooseGuardrails() {}

    /** Writes them into the directory, which they are loaded from. */
    static Path into(Path directory) {
        FILES.forEach(file -> copy(file, directory.resolve(file)));
        return directory.toAbsolutePath();
    }

    private static void copy(String file, Path to) {
        try (InputStream shipped = LooseGuardrails.class.getResourceAsStream("/haetae/policies/" + file)) {
            String text = new String(shipped.readAllBytes(), StandardCharsets.UTF_8);
            Files.createDirectories(to.getParent());
            Files.writeString(
                    to,
                    text.replaceAll("coolDown: \\w+", "coolDown: 1s")
                            .replaceAll("(service|namespace|all): \\d+ ", "$1: 10000 "));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
