package dev.haetae.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.haetae.policy.source.InvalidPolicies;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code then}: when no step helped, those of another playbook follow. */
class FollowingTest {

    @TempDir
    Path directory;

    @Test
    void theStepsOfAllThatFollowAreItsOwn() {
        Playbook a = first(Written.with("playbooks/a.yaml", playbook("a", "then: b"))
                .and("playbooks/b.yaml", playbook("b", "then: c"))
                .and("playbooks/c.yaml", playbook("c", "")));

        assertThat(a.steps())
                .extracting(Step::name)
                .containsExactly("look", "more", "b-look", "b-more", "c-look", "c-more");
        assertThat(a.steps())
                .extracting(Step::rule)
                .startsWith("playbooks/a.yaml:5", "playbooks/a.yaml:7", "playbooks/b.yaml:5", "playbooks/b.yaml:7");
    }

    @Test
    void itMayBeginAtAStep() {
        Playbook a = first(Written.with("playbooks/a.yaml", playbook("a", "then: b/more"))
                .and("playbooks/b.yaml", playbook("b", "")));

        assertThat(a.steps()).extracting(Step::name).containsExactly("look", "more", "b-more");
    }

    @Test
    void aNameThatIsTakenTwiceIsStillUnique() {
        Playbook a = first(Written.with("playbooks/a.yaml", """
                name: a
                scenario: S4
                match: ['x="a"']
                steps:
                  - {name: more, scale: {by: 1}}
                  - {name: b-more, scale: {by: 1}}
                then: b/more
                """).and("playbooks/b.yaml", playbook("b", "")));

        assertThat(a.steps()).extracting(Step::name).containsExactly("more", "b-more", "b-b-more");
    }

    @Test
    void aStepIsTrustedNoFurtherThanItsOwnPlaybook() {
        Playbook a = first(Written.with("playbooks/a.yaml", playbook("a", "then: b/more"))
                .and("playbooks/b.yaml", playbook("b", "mode: approve")));

        assertThat(a.mode()).isEmpty();
        assertThat(a.steps())
                .extracting(Step::atMost)
                .containsExactly(Optional.empty(), Optional.empty(), Optional.of(Mode.APPROVE));
    }

    @Test
    void whatCannotFollowIsRefused() {
        Path wrong = Written.with("playbooks/a.yaml", playbook("a", "then: bb"))
                .and("playbooks/b.yaml", playbook("b", "then: c/mor"))
                .and("playbooks/c.yaml", playbook("c", "then: d"))
                .and("playbooks/d.yaml", playbook("d", "target: {kind: Deployment, name: x}"))
                .in(directory);

        assertThatExceptionOfType(InvalidPolicies.class)
                .isThrownBy(() -> Policies.load(wrong))
                .withMessage("""
                        playbooks/a.yaml:9:7: there is no playbook "bb"; did you mean b? there are a, b, c, d
                        playbooks/b.yaml:9:7: playbook c has no step "mor"; did you mean more? there are look, more
                        playbooks/c.yaml:9:7: playbook d at playbooks/d.yaml:1 acts on a target of its own; \
                        name the same target here, or none there""");
    }

    @Test
    void aLadderHasAnEnd() {
        Path endless = Written.with("playbooks/a.yaml", playbook("a", "then: b"))
                .and("playbooks/b.yaml", playbook("b", "then: c"))
                .and("playbooks/c.yaml", playbook("c", "then: b"))
                .and("playbooks/d.yaml", playbook("d", "then: d"))
                .in(directory);

        assertThatExceptionOfType(InvalidPolicies.class)
                .isThrownBy(() -> Policies.load(endless))
                .withMessage("""
                        playbooks/b.yaml:9:7: a ladder without end: b, then c, then b; leave then out of one of them
                        playbooks/c.yaml:9:7: a ladder without end: c, then b, then c; leave then out of one of them
                        playbooks/d.yaml:9:7: a ladder without end: d, then d; leave then out of one of them""");
    }

    private Playbook first(Written written) {
        return Policies.load(written.in(directory)).playbooks().getFirst();
    }

    private static String playbook(String name, String more) {
        return """
                name: %1$s
                scenario: S4
                match: ['x="%1$s"']
                steps:
                  - name: look
                    diagnose: {}
                  - name: more
                    scale: {by: 1}
                %2$s
                """.formatted(name, more);
    }
}
