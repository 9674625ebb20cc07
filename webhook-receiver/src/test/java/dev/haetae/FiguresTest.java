package dev.haetae;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.incident.Happening;
import dev.haetae.incident.Happening.Result;
import dev.haetae.policy.Mode;
import dev.haetae.remediate.Figures;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether a step helped, by PromQL beside readiness and the alert: what cannot be told is no help. */
class FiguresTest {

    private static final String STEPS = """
            - scale: {by: 1}
              verify: {promql: 'job:errors:ratio5m{service="{service}"} < 0.01', within: 5m}
            - scale: {by: 1}
            """;

    @TempDir
    Path directory;

    private Figures.Answer answer = new Figures.Answer.Value(0.001);

    private Night night() {
        Night night = Rehearsed.night(directory, Mode.AUTO, STEPS)
                .asking((promql, at) -> promql.contains("platform-server")
                        ? answer
                        : new Figures.Answer.Unknown("another query was expected"));
        Rehearsed.fires(night);
        return night;
    }

    private static List<Result> results(Night night) {
        return night.events().stream()
                .map(event -> event.what())
                .filter(Happening.StepJudged.class::isInstance)
                .map(Happening.StepJudged.class::cast)
                .map(Happening.StepJudged::result)
                .toList();
    }

    @Test
    void goodFiguresAndNoAlertAreHelp() {
        try (Night night = night()) {
            night.passes(Duration.ofMinutes(1));
            Rehearsed.isOver(night);
            night.passes(Duration.ofMinutes(5));

            assertThat(results(night)).containsExactly(Result.HELPED);
            assertThat(night.types()).endsWith("resolved", "closed");
        }
    }

    @Test
    void prometheusThatDiesMidStepLeavesItUnverified() {
        try (Night night = night()) {
            answer = new Figures.Answer.Unknown("Prometheus does not answer");
            night.passes(Duration.ofSeconds(1));
            Rehearsed.isOver(night);
            night.passes(Duration.ofMinutes(10));

            assertThat(results(night)).containsExactly(Result.UNVERIFIED);
            assertThat(night.types()).endsWith("step-judged", "handed-over").doesNotContain("resolved");
            assertThat(night.scale.ordered()).hasSize(1);
        }
    }

    @Test
    void anAlertThatIsGoneWhileItsFiguresAreBadProvesNothing() {
        try (Night night = night()) {
            answer = new Figures.Answer.Nothing();
            night.passes(Duration.ofSeconds(1));
            Rehearsed.isOver(night);
            night.passes(Duration.ofMinutes(10));

            assertThat(results(night)).containsExactly(Result.UNVERIFIED);
        }
    }

    @Test
    void whatThePlaybookCallsWorseStopsItAtOnceAndIsTakenBack() {
        try (Night night = Rehearsed.night(directory, Mode.AUTO, """
                        - scale: {by: 1}
                          undo: true
                          verify: {worse: 'job:errors:ratio5m{service="{service}"} > 0.2', within: 5m}
                        - scale: {by: 1}
                        """).asking((promql, at) -> answer)) {
            answer = new Figures.Answer.Nothing();
            Rehearsed.fires(night);
            night.passes(Duration.ofSeconds(30));
            assertThat(results(night)).isEmpty();

            answer = new Figures.Answer.Value(0.5);
            night.passes(Duration.ofSeconds(5));
            assertThat(results(night)).containsExactly(Result.WORSE);
            assertThat(night.replicas(Night.PLATFORM)).isEqualTo(4);
            assertThat(night.types()).contains("taken-back", "handed-over");
        }
    }

    @Test
    void whatThePlaybookCallsWorseIsHeardThoughTheAlertIsGone() {
        try (Night night = Rehearsed.night(directory, Mode.AUTO, """
                        - scale: {by: 1}
                          undo: true
                          verify: {worse: 'job:errors:ratio5m{service="{service}"} > 0.2', within: 1m}
                        """).asking((promql, at) -> answer)) {
            answer = new Figures.Answer.Nothing();
            Rehearsed.fires(night);
            night.passes(Duration.ofSeconds(30));
            Rehearsed.isOver(night);
            answer = new Figures.Answer.Value(0.5);
            night.passes(Duration.ofMinutes(3));

            assertThat(results(night)).containsExactly(Result.WORSE);
            assertThat(night.replicas(Night.PLATFORM)).isEqualTo(4);
        }
    }

    @Test
    void whileTheAlertFiresBadFiguresLeadToTheNextStep() {
        try (Night night = night()) {
            answer = new Figures.Answer.Nothing();
            night.passes(Duration.ofMinutes(6));

            assertThat(results(night)).containsExactly(Result.NO_EFFECT);
            assertThat(night.scale.ordered()).hasSize(2);
        }
    }
}
