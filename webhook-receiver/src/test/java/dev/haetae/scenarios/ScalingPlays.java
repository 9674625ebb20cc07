package dev.haetae.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.testkit.HttpScript;

/** What may come between an alert and its end while replicas are changed. */
record ScalingPlays(Cast cast) {

    private static final String NO_FIGURE = """
            {"status": "success", "data": {"resultType": "vector", "result": []}}""";

    void nextStep() {
        Stage stage = cast.stage().runs("matchmaking", 2);
        Story story = cpuIsUsedUp(stage);

        story.until(() -> stage.answering("matchmaking") == 5);
        story.ends();
        assertThat(story.steps())
                .containsExactly("diagnose-1 applied", "half-as-many-again no-effect", "once-more helped");
    }

    void worse() {
        Stage stage = cast.stage().runs("matchmaking", 2);
        Story story = cast.fires("MadeWorse", "matchmaking", stage);

        story.until(() -> stage.answering("matchmaking") == 4);
        stage.crash("matchmaking");
        story.until(() -> story.has("taken-back"));
        assertThat(stage.replicas("matchmaking")).isEqualTo(2);
        assertThat(story.steps()).containsExactly("scale worse");
        assertThat(story.reasons("handed-over")).containsExactly("worse");
        assertThat(story.sentences("taken-back")).singleElement().asString().endsWith("since it made things worse");
        story.ends();
    }

    void noFigures() {
        cast.prometheus().plays(request -> NO_FIGURE);
        Stage stage = cast.stage().runs("matchmaking", 2);
        Story story = cast.fires("Measured", "matchmaking", stage);

        story.until(() -> story.has("action-ended"));
        cast.prometheus().always(HttpScript.cut());
        story.alertIsGone();
        story.until(() -> story.has("handed-over"));
        assertThat(story.steps()).containsExactly("scale unverified");
        assertThat(story.sentences("step-judged"))
                .as("it died, and did not only say that the figures are not good")
                .singleElement()
                .asString()
                .startsWith("whether it helped cannot be told: it ")
                .doesNotContain("not good");
        assertThat(story.types()).doesNotContain("resolved");
        assertThat(stage.replicas("matchmaking")).isEqualTo(3);
    }

    void person() {
        Stage stage = cast.stage().runs("matchmaking", 2);
        Story story = cpuIsUsedUp(stage);

        story.until(story::hasActed);
        story.acknowledges();
        story.until(() -> story.has("step-judged"));
        assertThat(story.isHeld()).isTrue();
        assertThat(story.steps()).containsExactly("diagnose-1 applied", "half-as-many-again no-effect");

        stage.byHand("matchmaking", """
                {"spec": {"replicas": 4}}""");
        story.until(() -> stage.answering("matchmaking") == 4);
        story.resumes();
        story.until(() -> stage.answering("matchmaking") == 6);
        story.ends();
        assertThat(story.steps())
                .containsExactly("diagnose-1 applied", "half-as-many-again no-effect", "once-more helped");
    }

    void autoscaler() {
        Stage stage = cast.stage().runs("matchmaking", 2).autoscaler("matchmaking", 2);
        Story story = cpuIsUsedUp(stage);

        story.until(() -> stage.floor("matchmaking") == 3);
        assertThat(cast.writesTo("matchmaking", stage))
                .as("not ours to write once it is there")
                .containsExactly("create");
        stage.autoscalerFollows("matchmaking");
        story.ends();
        assertThat(story.steps()).containsExactly("diagnose-1 applied", "half-as-many-again helped");
        story.until(() -> story.has("taken-back"));
        assertThat(story.sentences("taken-back")).singleElement().asString().endsWith("since its time is over");
        assertThat(stage.floor("matchmaking")).isEqualTo(2);
    }

    void argo() {
        Stage stage = cast.stage().runs("matchmaking", 2);
        stage.keptInGit("matchmaking", "shop");
        Story story = cpuIsUsedUp(stage);

        story.until(() -> story.has("handed-over"));
        assertThat(story.steps()).containsExactly("diagnose-1 applied", "half-as-many-again denied");
        assertThat(story.reasons("step-denied")).containsExactly("target-owned");
        assertThat(story.sentences("handed-over")).singleElement().asString().contains("Argo CD application shop");
        assertThat(stage.replicas("matchmaking")).isEqualTo(2);
        story.ends();
    }

    void reverted() {
        Stage stage = cast.seeded();
        Story story = cast.fires("HighCPUUsage", "platform-server", stage);

        story.until(() -> stage.replicas("platform-server") == 3);
        stage.byHand("platform-server", """
                {"spec": {"replicas": 2}}""");
        story.until(() -> story.has("reverted"));
        assertThat(story.sentences("reverted")).singleElement().asString().contains("kubectl-edit");
        assertThat(story.isHeld()).isTrue();
        story.ends();
        assertThat(stage.replicas("platform-server")).isEqualTo(2);
    }

    void revertedFromGit() {
        Stage stage = cast.stage().runs("matchmaking", 2);
        Story story = cpuIsUsedUp(stage);

        story.until(() -> stage.replicas("matchmaking") == 3);
        stage.syncs("matchmaking", "shop", 2);
        isSeenAsTakenBackBy("Argo CD application shop", stage, story);
    }

    void revertedByAutoscaler() {
        Stage stage = cast.stage().runs("matchmaking", 2);
        Story story = cpuIsUsedUp(stage);

        story.until(() -> stage.replicas("matchmaking") == 3);
        stage.autoscaler("matchmaking", 2).autoscalerFollows("matchmaking");
        isSeenAsTakenBackBy("HorizontalPodAutoscaler matchmaking", stage, story);
    }

    private static void isSeenAsTakenBackBy(String whom, Stage stage, Story story) {
        story.until(() -> story.has("reverted"));
        assertThat(story.sentences("reverted")).singleElement().asString().contains(whom);
        assertThat(story.isHeld()).isTrue();
        assertThat(stage.replicas("matchmaking")).as("as they left it").isEqualTo(2);
        story.ends();
    }

    void foreignWrite() {
        Stage stage = cast.seeded();
        stage.byHand("auth-service", """
                {"metadata": {"annotations": {"note": "I am on it"}}}""");
        Story story = cast.fires("HighCPUUsage", "auth-service", stage);

        story.until(story::isHeld);
        assertThat(story.sentences("held")).singleElement().asString().startsWith("kubectl-edit wrote to ");
        assertThat(stage.replicas("auth-service")).isEqualTo(2);
        story.ends();
    }

    void marked() {
        Stage stage = cast.stage().runs("matchmaking", 2);
        stage.annotate("haetae.dev/pause", "we are on it");
        Story story = cpuIsUsedUp(stage);

        story.until(story::isHeld);
        assertThat(story.sentences("held")).singleElement().asString().contains(stage.namespace(), "haetae.dev/pause");
        assertThat(stage.replicas("matchmaking")).isEqualTo(2);

        stage.annotate("haetae.dev/pause", "false");
        story.resumes();
        story.until(() -> stage.answering("matchmaking") == 3);
        story.ends();
        assertThat(story.steps()).containsExactly("diagnose-1 applied", "half-as-many-again helped");
    }

    private Story cpuIsUsedUp(Stage stage) {
        return cast.fires("HighCPUUsage", "matchmaking", stage);
    }
}
