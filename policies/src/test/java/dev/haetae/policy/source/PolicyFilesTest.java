package dev.haetae.policy.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What lies in this directory is what is shipped. */
class PolicyFilesTest {

    @Test
    void everyPlaybookIsShipped() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("playbooks"))) {
            assertThat(files.map(Path::toString)).containsExactlyInAnyOrderElementsOf(PolicyFiles.SHIPPED_PLAYBOOKS);
        }
    }

    @Test
    void everyFileIsShipped() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("."))) {
            List<String> policies = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .toList();

            assertThat(policies)
                    .containsExactlyInAnyOrderElementsOf(
                            Stream.concat(PolicyFiles.REQUIRED.stream(), PolicyFiles.OPTIONAL.stream())
                                    .toList());
        }
    }

    @Test
    void everySchemaIsKnown() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("schema"))) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".schema.json", "")))
                    .containsExactlyInAnyOrderElementsOf(Schemas.NAMES);
        }
    }
}
