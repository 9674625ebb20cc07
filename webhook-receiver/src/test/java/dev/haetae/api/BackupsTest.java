package dev.haetae.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Old backups go only where that was asked for, and never one that a person named. */
class BackupsTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @TempDir
    Path directory;

    private record Keeping(OptionalInt keep) implements BackupConfig {

        @Override
        public Optional<Path> dir() {
            return Optional.empty();
        }
    }

    @BeforeEach
    void backUp() throws IOException {
        for (int day = 3; day >= 0; day--) {
            Files.createFile(directory.resolve(Backups.name(NOON.minusSeconds(day * 86_400L))));
        }
        Files.createFile(directory.resolve("before-upgrade.mv"));
        Files.createFile(directory.resolve("haetae-20261101-000000.mv.part"));
    }

    private List<String> left(OptionalInt keep) throws IOException {
        new Backups(new Keeping(keep)).removeOld(directory);
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".mv"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void allAreKeptWhenNothingIsSaid() throws Exception {
        assertThat(left(OptionalInt.empty())).hasSize(5);
    }

    @Test
    void theLastAreKept() throws Exception {
        assertThat(left(OptionalInt.of(2)))
                .containsExactly("before-upgrade.mv", "haetae-20261119-120000.mv", "haetae-20261120-120000.mv");
    }

    @Test
    void theOneJustMadeIsAlwaysKept() throws Exception {
        assertThat(left(OptionalInt.of(0))).containsExactly("before-upgrade.mv", "haetae-20261120-120000.mv");
    }
}
