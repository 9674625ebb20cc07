package dev.haetae;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Custody;
import dev.haetae.contract.Rollback;
import dev.haetae.contract.Rollback.Release;
import dev.haetae.policy.Mode;
import dev.haetae.policy.Policies;
import dev.haetae.remediate.Figures;
import dev.haetae.testkit.ManualClock;
import dev.haetae.testkit.ScriptedVerb;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** L3: a release is taken back by itself only while it is young, worse, and eats the error budget; else people decide. */
class ReleaseTest {

    private static final Instant LATELY = Night.THREE.minus(Duration.ofMinutes(20));
    private static final String BACK = "- rollback: {to: last-good, maxAge: 1h}\n";
    private static final Figures MOST = (promql, at) -> new Figures.Answer.Value(85);

    @TempDir
    Path directory;

    private final ManualClock clock = new ManualClock(Night.THREE);
    private final ScriptedVerb rollback = new ScriptedVerb(Rollback.VERB, clock);

    private static Release release(Instant since, boolean ailing, String unsafe) {
        return new Release("uid-1", "bad", since, "good", Map.of("3", "good"), unsafe, 4, 4, 1, ailing);
    }

    private Night night(Release release, Figures figures) throws Exception {
        Rehearsed.policies(directory, BACK);
        Path guardrails = directory.resolve("policies/guardrails.yaml");
        Files.writeString(guardrails, Files.readString(guardrails) + """
                errorBudget: {consumed: 'budget:consumed:percent{service="{service}"}', rollBackAt: 80}
                """);
        // whoever released it wrote to it, which is no reason to keep off
        rollback.with(Night.PLATFORM, release, new Custody(null, false, "ci-deploy", LATELY));
        Night night = new Night(
                        directory.resolve("data"), Policies.load(directory.resolve("policies")), Mode.AUTO, null)
                .knowing(rollback)
                .asking(figures);
        Rehearsed.fires(night);
        return night;
    }

    private static List<String> sentences(Night night) {
        return night.events().stream().map(event -> event.because().sentence()).toList();
    }

    @Test
    void aYoungAndWorseReleaseThatEatsTheBudgetIsTakenBack() throws Exception {
        try (Night night = night(release(LATELY, true, null), MOST)) {
            assertThat(rollback.ordered())
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Rollback.class,
                            order -> assertThat(order.revision()).isEqualTo("good"));
            night.passes(Duration.ofMinutes(1));
            Rehearsed.isOver(night);
            night.passes(Duration.ofMinutes(5));
            assertThat(night.types()).containsSubsequence("target-ready", "step-judged", "resolved");
        }
    }

    @Test
    void whereTheBudgetCannotBeToldAPersonIsAsked() throws Exception {
        try (Night night = night(release(LATELY, true, null), Figures.NOBODY)) {
            assertThat(rollback.ordered()).isEmpty();
            assertThat(night.types()).endsWith("approval-wanted");
            assertThat(sentences(night))
                    .anyMatch(sentence -> sentence.contains("how much of the error budget is consumed cannot be told:"
                            + " there is no Prometheus to ask, so a person has to agree"));
        }
    }

    @Test
    void soItIsWhereEnoughOfTheBudgetIsLeftOrThePodsAreNoWorse() throws Exception {
        try (Night night = night(release(LATELY, true, null), (promql, at) -> new Figures.Answer.Value(40))) {
            assertThat(sentences(night)).anyMatch(sentence -> sentence.contains("40 % of the error budget"));
            assertThat(night.types()).endsWith("approval-wanted");
        }
    }

    @Test
    void soItIsWhereThePodsAreNoWorse() throws Exception {
        try (Night night = night(release(LATELY, false, null), MOST)) {
            assertThat(night.types()).endsWith("approval-wanted");
        }
    }

    @Test
    void anOldReleaseIsLeftToPeople() throws Exception {
        try (Night night = night(release(Night.THREE.minus(Duration.ofMinutes(61)), true, null), MOST)) {
            assertThat(night.types()).endsWith("step-denied", "handed-over");
            assertThat(sentences(night)).anyMatch(sentence -> sentence.contains("too much rests on it by now"));
        }
    }

    @Test
    void whatIsMarkedUnsafeIsNotTakenBack() throws Exception {
        try (Night night = night(release(LATELY, true, "it moved data"), MOST)) {
            assertThat(rollback.ordered()).isEmpty();
            assertThat(sentences(night)).contains("the release must not be taken back: it moved data");
        }
    }

    @Test
    void whyNoReleaseIsKnownToBeGoodIsTold() throws Exception {
        Release unknown = new Release(
                "uid-1", "bad", LATELY, null, Map.of("3", "good"), null, 4, 4, 1, true, "good answered nobody");
        try (Night night = night(unknown, MOST)) {
            assertThat(rollback.ordered()).isEmpty();
            assertThat(sentences(night))
                    .anyMatch(sentence ->
                            sentence.contains("has no earlier release that is known to be good: good answered nobody"));
        }
    }

    @Test
    void guardrailsMayAskAPersonWhateverTheMode() throws Exception {
        Rehearsed.policies(directory, "- scale: {by: 1}\n");
        Path guardrails = directory.resolve("policies/guardrails.yaml");
        Files.writeString(guardrails, Files.readString(guardrails) + """
                approval:
                  - {verbs: [rollback]}
                  - {verbs: [scale], severity: [Sev0, Sev1, Sev2], cluster: production}
                """);
        try (Night night =
                new Night(directory.resolve("data"), Policies.load(directory.resolve("policies")), Mode.AUTO, null)) {
            Rehearsed.fires(night);

            assertThat(night.types()).endsWith("approval-wanted");
            assertThat(sentences(night)).anyMatch(sentence -> sentence.contains("approval rule 2 at guardrails.yaml:"));
        }
    }

    @Test
    void theBudgetAskedForIsTheServicesOwn() throws Exception {
        String[] asked = new String[1];
        try (Night night = night(release(LATELY, true, null), (promql, at) -> {
            asked[0] = promql;
            return new Figures.Answer.Value(99);
        })) {
            assertThat(asked[0]).isEqualTo("budget:consumed:percent{service=\"platform-server\"}");
            assertThat(night.types()).contains("action-started");
        }
    }

    @Test
    void aBudgetWithoutEndIsNoFigure() throws Exception {
        Figures endless = (promql, at) -> new Figures.Answer.Value(Double.POSITIVE_INFINITY);
        try (Night night = night(release(LATELY, true, null), endless)) {
            assertThat(rollback.ordered()).isEmpty();
            assertThat(night.types()).endsWith("approval-wanted");
        }
    }
}
