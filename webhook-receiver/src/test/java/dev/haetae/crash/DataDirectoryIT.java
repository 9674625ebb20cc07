package dev.haetae.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A data directory that cannot be used is refused with what to do, and left as it is. */
class DataDirectoryIT extends CrashTest {

    private static final int GARBAGE = 40_000;
    private static final String STACK_TRACE = "\tat ";

    @Test
    void isNotSharedByTwoReceivers() {
        ReceiverProcess first = scene.start();
        ReceiverProcess second = scene.launch();

        assertThat(second.exitCode()).isPositive();
        assertThat(second.output())
                .contains("haetae.mv", "One receiver owns a directory: stop the other one")
                .doesNotContain(STACK_TRACE);
        String alert = first.api().take(Webhook.gameServerDown().body());
        assertThat(incidentOf(first, alert)).isNotEmpty();
    }

    @Test
    void isNotTouchedWhenItIsDamaged() throws IOException {
        Path file = Files.createDirectories(scene.data()).resolve("haetae.mv");
        byte[] garbage = new byte[GARBAGE];
        new Random(7).nextBytes(garbage);
        Files.write(file, garbage);

        ReceiverProcess receiver = scene.launch();

        assertThat(receiver.exitCode()).isPositive();
        assertThat(receiver.output())
                .contains("haetae.mv is damaged", "Put a backup in its place")
                .doesNotContain(STACK_TRACE);
        assertThat(onlyFile()).isEqualTo(file).hasBinaryContent(garbage);
    }

    private Path onlyFile() throws IOException {
        try (var files = Files.list(scene.data())) {
            return files.reduce((one, other) -> {
                        throw new AssertionError("both %s and %s".formatted(one, other));
                    })
                    .orElseThrow();
        }
    }
}
