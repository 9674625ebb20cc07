package dev.haetae.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/** One of the scenarios with something in its way. */
record Twisted(Scenario scenario, Twist twist) {

    /** Some of the engine's beats: whatever it would begin by itself it would have begun. */
    private static final Duration A_WHILE = Duration.ofSeconds(2);

    /** Those that the table names. */
    static Stream<Twisted> all() {
        return Scenarios.ALL.stream().flatMap(one -> one.twists().stream().map(twist -> new Twisted(one, twist)));
    }

    void play(Cast cast) {
        Stage stage = cast.stage();
        Map<String, String> labels = scenario.happensOn(stage);
        if (twist == Twist.IN_GIT) {
            stage.allKeptInGit("shop");
        }
        Story story = Story.of(cast.api(), labels);
        switch (twist) {
            case NOTHING_HELPS -> nothingHelps(story);
            case PERSON -> person(story);
            case IN_GIT -> inGit(story);
        }
    }

    /** All that is known is tried, and then people have it, until the alert goes for whatever reason. */
    private void nothingHelps(Story story) {
        story.until(() -> isLeftToPeople(story));
        assertThat(story.steps()).hasSizeGreaterThan(1).noneMatch(step -> step.endsWith(" helped"));
        assertThat(story.reasons("handed-over")).containsExactly(scenario.atLast());
        story.alertIsGone();
        story.until(() -> {
            whoIsAskedAgrees(story);
            return story.isClosed();
        });
    }

    /** What is on its way ends, and nothing is begun until they let go; then it goes on from there. */
    private void person(Story story) {
        story.until(() -> isLeftToPeople(story) || story.hasActed());
        story.acknowledges();
        story.until(() -> story.isHeld() && !story.isActing());
        int taken = story.steps().size();
        story.until(() -> !story.isVerified());
        story.staysFor(A_WHILE, () -> story.isHeld() && story.steps().size() == taken);

        long told = story.reasons("handed-over").count();
        story.resumes();
        story.until(() -> story.steps().size() > taken
                || (isLeftToPeople(story) && story.reasons("handed-over").count() > told));
    }

    /** Whatever does not write what Git has may be done; the rest is refused, and says whose it is. */
    private void inGit(Story story) {
        story.until(() -> isLeftToPeople(story));
        assertThat(story.steps()).isEqualTo(scenario.stepsUntilGit());
        assertThat(story.reasons("handed-over")).containsExactly("target-owned");
        assertThat(story.sentences("handed-over")).singleElement().asString().contains("Argo CD application shop");
    }

    private boolean isLeftToPeople(Story story) {
        whoIsAskedAgrees(story);
        return story.has("handed-over");
    }

    private void whoIsAskedAgrees(Story story) {
        if (scenario.peopleAgree() && story.isApprovalWanted()) {
            story.agrees();
        }
    }

    @Override
    public String toString() {
        return scenario + "; " + twist;
    }
}
