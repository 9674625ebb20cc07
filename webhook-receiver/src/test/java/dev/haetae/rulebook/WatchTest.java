package dev.haetae.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.policy.Policies;
import dev.haetae.policy.source.PolicyFiles;
import dev.haetae.testkit.ManualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other policies are loaded once they lie there whole, and never when anything is wrong with them. */
class WatchTest {

    private static final String LOWER = "{rules: [], default: {critical: Sev3, warning: Sev3, info: Sev3}}";
    private static final String WRONG = "{rules: [], default: {critical: Sev9, warning: Sev3, info: Sev3}}";

    @TempDir
    Path root;

    private final ManualClock clock = new ManualClock(Instant.parse("2026-11-20T03:00:00Z"));
    private Path directory;
    private Policies loaded;
    private Rulebook rulebook;
    private Watch watch;

    /** As Kubernetes mounts a ConfigMap: each name is a link through {@code ..data}, which is all that is swapped. */
    @BeforeEach
    void mounted() throws IOException {
        directory = Files.createDirectory(root.resolve("policies"));
        turn("..2026_1", Map.of());
        for (String name : new String[] {
            "playbooks", "severity.yaml", "services.yaml", "correlation.yaml", "inhibition.yaml", "guardrails.yaml"
        }) {
            Files.createSymbolicLink(directory.resolve(name), Path.of("..data", name));
        }
        loaded = Policies.load(directory);
        rulebook = new Rulebook(loaded, clock);
        watch = new Watch(directory, Duration.ofSeconds(5), rulebook);
        looks();
    }

    private void turn(String name, Map<String, String> altered) throws IOException {
        Path data = Files.createDirectories(directory.resolve(name).resolve("playbooks"))
                .getParent();
        for (Map.Entry<String, String> file : PolicyFiles.shipped().texts().entrySet()) {
            Files.writeString(data.resolve(file.getKey()), altered.getOrDefault(file.getKey(), file.getValue()));
        }
        Path link = Files.createSymbolicLink(directory.resolve("..data_tmp"), Path.of(name));
        Files.move(link, directory.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
    }

    private void looks() {
        watch.look();
        watch.look();
    }

    private void writes(String text) throws IOException {
        Files.writeString(directory.resolve("severity.yaml"), text);
    }

    @Test
    void whatIsAsItWasIsNotLoadedAgain() {
        assertThat(rulebook.next()).isSameAs(loaded);
        assertThat(rulebook.refused()).isEmpty();
    }

    @Test
    void aConfigMapThatIsSwappedIsLoadedWhole() throws IOException {
        turn("..2026_2", Map.of("severity.yaml", LOWER));
        watch.look();
        assertThat(rulebook.next()).isSameAs(loaded);
        watch.look();
        assertThat(rulebook.next().hash())
                .isEqualTo(Policies.load(directory).hash())
                .isNotEqualTo(loaded.hash());
        assertThat(rulebook.policies()).isSameAs(loaded);
    }

    @Test
    void whatChangesStillIsNotLoadedYet() throws IOException {
        writes(WRONG);
        watch.look();
        writes(LOWER);
        watch.look();
        assertThat(rulebook.refused()).isEmpty();
        assertThat(rulebook.next()).isSameAs(loaded);
        watch.look();
        assertThat(rulebook.next()).isNotSameAs(loaded);
    }

    @Test
    void whatIsWrongIsRefusedOnceAndWhatIsInForceStays() throws IOException {
        writes(WRONG);
        Files.delete(directory.resolve("..2026_1/playbooks/high-cpu.yaml"));
        looks();
        looks();
        assertThat(rulebook.refusals()).isOne();
        assertThat(rulebook.next()).isSameAs(loaded);
        assertThat(rulebook.refused().orElseThrow().problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString()).startsWith("severity.yaml:1:"));
    }

    @Test
    void whatIsMendedIsLoaded() throws IOException {
        writes(WRONG);
        looks();
        writes(LOWER);
        looks();
        assertThat(rulebook.refused()).isEmpty();
        assertThat(rulebook.next()).isNotSameAs(loaded);
    }

    @Test
    void whatIsTakenBackIsAsItWas() throws IOException {
        turn("..2026_2", Map.of("severity.yaml", WRONG));
        looks();
        assertThat(rulebook.refused()).isPresent();
        turn("..2026_3", Map.of());
        looks();
        assertThat(rulebook.refused()).isEmpty();
        assertThat(rulebook.next()).isSameAs(loaded);
    }

    @Test
    void aFileThatIsMissingIsRefused() throws IOException {
        Files.delete(directory.resolve("severity.yaml"));
        looks();
        assertThat(rulebook.refused().orElseThrow().problems().getFirst().what())
                .contains("missing");
    }
}
