package dev.haetae;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.announce.SpeakingForTests;
import dev.haetae.contract.Diagnose;
import dev.haetae.contract.Failure;
import dev.haetae.contract.OpsFunction;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.StatusUpdate;
import dev.haetae.contract.Target;
import dev.haetae.contract.Tell;
import dev.haetae.policy.Mode;
import dev.haetae.report.Report;
import dev.haetae.store.Space;
import dev.haetae.testkit.ManualClock;
import dev.haetae.testkit.ScriptedVerb;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Steps that only look or speak: what was found is told, and the ladder goes on, whatever the mode. */
class LookAroundTest {

    private static final String STEPS = """
            - diagnose: {promql: ['up{service="{service}"}']}
            - scale: {by: 1}
            """;

    @TempDir
    Path directory;

    private final ManualClock clock = new ManualClock(Night.THREE);
    private final ScriptedVerb diagnose = new ScriptedVerb(Diagnose.VERB, clock)
            .with(Night.PLATFORM, new Diagnose.Findings("uid-1", List.of()))
            .becoming(action -> new Diagnose.Findings(
                    "uid-1", List.of(new Diagnose.Finding("restarts", "3 of 4 pods were killed\nOOMKilled", null))));

    private Night night(Mode mode) {
        Night night = Rehearsed.night(directory, mode, STEPS, diagnose);
        Rehearsed.fires(night);
        return night;
    }

    @ParameterizedTest
    @EnumSource
    void itIsDoneInEveryMode(Mode mode) {
        try (Night night = night(mode)) {
            assertThat(night.types()).containsSubsequence("action-ended", "step-done", "guarded");
            assertThat(diagnose.ordered()).hasSize(1);
            assertThat(((Diagnose) diagnose.ordered().getFirst()).promql())
                    .containsExactly("up{service=\"platform-server\"}");
            assertThat(night.scale.ordered()).hasSize(mode == Mode.AUTO ? 1 : 0);
        }
    }

    @Test
    void itUsesUpNothingThatGuardrailsCount() {
        try (Night night = night(Mode.OBSERVE)) {
            assertThat(night.begun()).containsExactly("diagnose");
            assertThat(Stream.of("lock/", "cool-down/", "actions/", "at-once/", "stands/"))
                    .allMatch(count ->
                            night.store().scanPrefix(Space.LEDGER, count, 1).isEmpty());
        }
    }

    /** Where a playbook is only observed, the report says what it would have done, and not that it did. */
    @Test
    void itIsNoActOfItsPlaybook() {
        try (Night night = night(Mode.OBSERVE)) {
            Instant now = night.clock.instant();
            Report report = Report.of(
                    night.chronicle(),
                    id -> Optional.of(night.incident().plan()),
                    now.minusSeconds(60),
                    now.plusSeconds(60));

            assertThat(report.playbooks()).singleElement().satisfies(did -> {
                assertThat(did.acted()).isZero();
                assertThat(did.wouldHaveActed()).isOne();
            });
        }
    }

    @Test
    void whatWasFoundIsTold() {
        try (Night night = night(Mode.AUTO)) {
            assertThat(night.told)
                    .filteredOn(update -> update.kind() == StatusUpdate.Kind.DIAGNOSED)
                    .singleElement()
                    .satisfies(update ->
                            assertThat(update.facts()).containsEntry("found", "restarts: 3 of 4 pods were killed"));
        }
    }

    @Test
    void itMitigatesNothing() {
        diagnose.next(action -> new Outcome.Failed(Failure.TIMEOUT, "no answer", true));
        try (Night night = night(Mode.APPROVE)) {
            night.passes(Duration.ofSeconds(5));

            assertThat(night.incident().times().mitigated()).isNull();
            assertThat(night.types()).endsWith("step-done", "guarded", "approval-wanted");
        }
    }

    @Test
    void whereItCannotBeHadTheLadderGoesOn() {
        diagnose.next(action -> new Outcome.Failed(Failure.FORBIDDEN, "may not look", false));
        try (Night night = night(Mode.AUTO)) {
            assertThat(night.types()).containsSubsequence("action-ended", "step-denied", "action-started");
            assertThat(night.scale.ordered()).hasSize(1);
        }
    }

    @Test
    void whereThereIsNoFunctionForItTheLadderGoesOn() {
        try (Night night = Rehearsed.night(directory, Mode.AUTO, STEPS).lacking(Diagnose.VERB)) {
            Rehearsed.fires(night);
            assertThat(night.types()).containsSubsequence("step-denied", "action-started");
            assertThat(night.scale.ordered()).hasSize(1);
        }
    }

    @Test
    void whatThePolicyHasToSayIsToldOnce() {
        String said = "- status-update: {ko: \"점검 중입니다\", en: \"We are on it\"}\n- scale: {by: 1}\n";
        try (Night night = Rehearsed.night(directory, Mode.AUTO, said, SpeakingForTests.function())) {
            Rehearsed.fires(night);
            assertThat(night.told)
                    .filteredOn(update -> update.kind() == StatusUpdate.Kind.TOLD)
                    .singleElement()
                    .satisfies(update -> assertThat(update.facts())
                            .containsEntry("ko", "점검 중입니다")
                            .containsEntry("en", "We are on it"));
            assertThat(night.scale.ordered()).hasSize(1);
        }
    }

    @Test
    void whatIsNoLongerTrueIsNotSaid() {
        String said = "- status-update: {en: \"We are on it\"}\n- scale: {by: 1}\n";
        OpsFunction speaking = SpeakingForTests.function();
        ScriptedVerb late = new ScriptedVerb(Tell.VERB, clock);
        Target service = Rehearsed.of(Tell.SERVICE, "platform-server");
        late.with(service, new Tell.Said("platform-server"));
        late.next(action -> new Outcome.Failed(Failure.TIMEOUT, "no answer", true));
        late.next(speaking::apply);
        try (Night night = Rehearsed.night(directory, Mode.AUTO, said, late)) {
            Rehearsed.fires(night);
            Rehearsed.isOver(night);
            night.passes(Duration.ofMinutes(1));

            assertThat(late.ordered()).hasSize(2);
            assertThat(night.told()).doesNotContain("TOLD");
        }
    }

    @Test
    void aLookBetweenTwoStepsIsNobodysChange() {
        String steps = "- scale: {by: 1}\n- diagnose: {}\n- restart: {}\n";
        try (Night night = Rehearsed.night(directory, Mode.AUTO, steps, diagnose)) {
            Rehearsed.fires(night);
            night.passes(Duration.ofMinutes(6));

            assertThat(night.incident().isHeld()).isFalse();
            assertThat(night.restart.ordered()).hasSize(1);
        }
    }
}
