package dev.haetae;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.policy.Mode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A step whose function this release does not have is denied before anything is looked at, and one may be trusted less. */
class MissingFunctionTest {

    private static final Instant BEGAN = Night.THREE.minusSeconds(60);

    @TempDir
    Path directory;

    @Test
    void itIsHandedToPeople() {
        try (Night night = night("""
                  - rollback: {}
                  - scale: {by: 1}
                """)) {
            assertThat(night.types()).endsWith("step-denied", "handed-over");
            assertThat(night.events())
                    .extracting(event -> event.because().sentence())
                    .contains("the step needs function rollback, which this release does not have");
            assertThat(night.scale.ordered()).isEmpty();
        }
    }

    @Test
    void aLookAroundThatCannotBeHadHoldsNothingBack() {
        try (Night night = night("""
                  - diagnose: {}
                  - scale: {by: 1}
                """)) {
            assertThat(night.types()).containsSubsequence("step-denied", "action-started");
            assertThat(night.scale.ordered()).hasSize(1);
        }
    }

    @Test
    void aStepIsTrustedNoFurtherThanItSays() {
        try (Night night = night("""
                  - scale: {by: 1}
                    mode: approve
                """)) {
            assertThat(night.types()).contains("approval-wanted").doesNotContain("action-started");
            assertThat(night.scale.ordered()).isEmpty();
        }
    }

    private Night night(String steps) {
        String playbook = """
                name: slow
                scenario: S3
                match: ['alertname="SlowTick"']
                steps:
                """ + steps;
        var policies = Playbook.with(directory.resolve("policies"), "playbooks/slow.yaml", playbook);
        Night night = new Night(directory.resolve("data"), policies, Mode.AUTO, null);
        night.hears(night.firing(Night.labels("SlowTick", "platform-server", "warning", Map.of()), BEGAN));
        return night;
    }
}
