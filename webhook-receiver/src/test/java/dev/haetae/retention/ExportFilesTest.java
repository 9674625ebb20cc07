package dev.haetae.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.haetae.store.embedded.Tmpfs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines are whole, whatever was killed while it wrote one. */
class ExportFilesTest {

    private static final YearMonth MONTH = YearMonth.of(2026, 11);

    @TempDir
    Path directory;

    @Test
    void linesAreAppended() throws Exception {
        ExportFiles files = new ExportFiles(directory.resolve("not/there/yet"));
        files.append(MONTH, List.of("one", "둘"));
        files.append(MONTH, List.of("three"));
        files.append(MONTH.plusMonths(1), List.of("four"));
        assertThat(files.of(MONTH)).hasContent("one\n둘\nthree").hasFileName("incidents-2026-11.ndjson");
        assertThat(files.of(MONTH.plusMonths(1))).hasContent("four");
    }

    @Test
    void whatAKillLeftOfALineIsReplaced() throws Exception {
        ExportFiles files = new ExportFiles(directory);
        files.append(MONTH, List.of("one"));
        Files.writeString(files.of(MONTH), "{\"half", StandardOpenOption.APPEND);
        files.append(MONTH, List.of("two"));
        assertThat(Files.readAllLines(files.of(MONTH))).containsExactly("one", "two");
    }

    @Test
    void whatDoesNotFitOnTheDiskLeavesNoPartOfALine() throws Exception {
        try (Tmpfs disk = Tmpfs.mount(directory, "64k")) {
            ExportFiles files = new ExportFiles(disk.at());
            files.append(MONTH, List.of("one"));
            assertThatThrownBy(() -> files.append(MONTH, List.of("two", "x".repeat(100_000))))
                    .isInstanceOf(IOException.class);
            assertThat(files.of(MONTH)).hasContent("one\n");
        }
    }

    @Test
    void nothingIsKeptTooShortlyToBeKnownAsLate() {
        assertThatThrownBy(() -> new Retention(Duration.ofDays(90), Duration.ofHours(1), directory))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("haetae.retention.inbox", "2d or more");
    }
}
