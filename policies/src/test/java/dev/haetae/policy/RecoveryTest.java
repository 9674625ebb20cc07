package dev.haetae.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.haetae.policy.source.InvalidPolicies;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a playbook puts right once its alerts stayed away (S6), and by what it is seen that a step did harm. */
class RecoveryTest {

    @TempDir
    Path directory;

    private Policies load(String steps) {
        String playbook = """
                name: a
                scenario: S9
                match: ['a="b"']
                """ + steps;
        return Policies.load(Written.with(Written.PLAYBOOK, playbook).in(directory));
    }

    private Playbook only(String steps) {
        return load(steps).playbooks().stream()
                .filter(playbook -> playbook.name().equals("a"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void itsStepsComeBehindTheLadderAndAreVerifiedByTheirTargetAlone() {
        Playbook playbook = only("""
                steps:
                  - scale: {by: 1}
                recovery:
                  - name: fill
                    run-job: {cronJob: fill}
                    mode: approve
                  - status-update: {en: done}
                """);

        assertThat(playbook.steps()).extracting(Step::name).containsExactly("scale-1", "fill", "status-update-2");
        assertThat(playbook.recovery()).isEqualTo(2);
        assertThat(playbook.steps().get(0).verify().by()).isEqualTo(Set.of(Check.READY, Check.RESOLVED));
        assertThat(playbook.steps().get(1).verify().by()).isEqualTo(Set.of(Check.READY));
        assertThat(playbook.steps().get(1).modeIn(Mode.AUTO)).isEqualTo(Mode.APPROVE);
    }

    @Test
    void withoutItThereIsNone() {
        assertThat(only("steps: [{scale: {by: 1}}]\n").recovery()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {scale: {by: 1}, name: fill} | {run-job: {cronJob: fill}, name: fill}                       | two steps are called fill
            {scale: {by: 1}}             | {run-job: {cronJob: fill}, verify: {by: [resolved]}}         | they can prove nothing of it
            {scale: {by: 1}}             | {run-job: {cronJob: fill}, undo: true}                       | nothing takes run-job back
            """)
    void whatCannotBeMeantIsSaid(String step, String recovery, String complaint) {
        assertThatExceptionOfType(InvalidPolicies.class)
                .isThrownBy(() -> load("steps:\n  - %s\nrecovery:\n  - %s\n".formatted(step, recovery)))
                .withMessageContaining("playbooks/a.yaml:")
                .withMessageContaining(complaint);
    }

    @Test
    void whatNothingCanSeeToBeWorseIsNotUndoneForIt() {
        String step = "{configure: {configMap: a, key: b, value: c, expires: 1h}, undo: true%s}";

        assertThatExceptionOfType(InvalidPolicies.class)
                .isThrownBy(() -> load("steps:\n  - " + step.formatted("") + "\n"))
                .withMessageContaining("nothing tells whether configure made things worse");
        assertThat(only("steps:\n  - " + step.formatted(", verify: {worse: 'x > 1'}") + "\n")
                        .steps()
                        .getFirst()
                        .verify()
                        .worse())
                .contains("x > 1");
    }
}
