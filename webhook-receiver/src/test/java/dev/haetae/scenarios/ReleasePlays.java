package dev.haetae.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

/** What may come between an alert and its end while pods are made anew, or a job runs. */
record ReleasePlays(Cast cast) {

    void vainRollback() {
        Stage stage = cast.stage().runs("matchmaking", 3).badRelease("matchmaking");
        Story story = cast.fires("ReleaseDegraded", "matchmaking", stage);

        story.until(story::isApprovalWanted);
        story.agrees();
        story.until(() -> stage.answering("matchmaking") == 4);
        assertThat(stage.image("matchmaking")).endsWith(":1");
        story.ends();
        assertThat(story.steps()).endsWith("roll-back no-effect", "one-more helped");
    }

    void worseRollback() {
        Stage stage = cast.stage().runs("matchmaking", 3).poorRelease("matchmaking");
        Story story = cast.fires("ReleaseTakenBack", "matchmaking", stage);

        story.until(story::isApprovalWanted);
        story.agrees();
        story.until(story::isVerified);
        story.until(() -> stage.runsOnly("matchmaking", ":1"));
        assertThat(story.sentences("action-ended")).anyMatch(sentence -> sentence.startsWith("under way"));
        stage.crash("matchmaking");
        story.until(() -> story.has("handed-over"));
        assertThat(story.steps()).containsExactly("rollback worse");
        assertThat(story.reasons("handed-over")).containsExactly("worse");
        assertThat(stage.replicas("matchmaking")).as("no further step").isEqualTo(3);
        story.ends();
    }

    void worseRestart() {
        Stage stage = cast.stage().runs("matchmaking", 3);
        Story story = cast.fires("RestartedInVain", "matchmaking", stage);

        story.until(story::hasActed);
        stage.readyNever("matchmaking");
        stage.crash("matchmaking");
        story.until(() -> story.has("handed-over"));
        assertThat(story.steps()).containsExactly("restart worse");
        assertThat(story.reasons("handed-over")).containsExactly("worse");
        assertThat(story.isClosed()).isFalse();
        story.ends();
    }

    void stoppedRollback() {
        Stage stage = cast.stage().runs("matchmaking", 3).poorRelease("matchmaking");
        Story story = cast.fires("ReleaseTakenBack", "matchmaking", stage);

        story.until(story::isApprovalWanted);
        stage.readyNever("matchmaking");
        story.agrees();
        story.until(() -> stage.running("matchmaking", ":1") == 1);
        stage.crash("matchmaking", ":1");
        story.until(() -> story.has("handed-over"));
        assertThat(story.steps()).containsExactly("rollback denied");
        assertThat(story.reasons("handed-over")).containsExactly("work-failed");
        assertThat(story.sentences("handed-over"))
                .singleElement()
                .asString()
                .contains("1 of 3 pods were of that revision", "kubectl rollout resume deployment/matchmaking");
        assertThat(stage.isPaused("matchmaking")).isTrue();
        assertThat(stage.running("matchmaking", ":1")).isEqualTo(1);
        story.until(() -> stage.answering("matchmaking") == 3);
        story.ends();
    }

    void releaseInGit() {
        Stage stage = cast.stage().runs("matchmaking", 3).badRelease("matchmaking");
        stage.keptInGit("matchmaking", "shop");
        Story story = cast.fires("ReleaseDegraded", "matchmaking", stage);

        story.until(() -> story.has("handed-over"));
        assertThat(story.steps()).endsWith("roll-back denied");
        assertThat(story.reasons("step-denied")).endsWith("target-owned");
        assertThat(story.sentences("handed-over")).singleElement().asString().contains("Argo CD application shop");
        assertThat(stage.image("matchmaking")).endsWith(":2");
        story.ends();
    }

    void personInRollback() {
        Stage stage = cast.stage().runs("matchmaking", 3).badRelease("matchmaking");
        Story story = cast.fires("ReleaseDegraded", "matchmaking", stage);

        story.until(story::isApprovalWanted);
        story.agrees();
        story.until(() -> stage.image("matchmaking").endsWith(":1"));
        story.acknowledges();
        story.until(() -> story.has("step-judged"));
        assertThat(story.isHeld()).isTrue();
        assertThat(story.steps()).endsWith("roll-back no-effect");
        assertThat(stage.replicas("matchmaking")).isEqualTo(3);

        story.resumes();
        story.until(() -> stage.answering("matchmaking") == 4);
        story.ends();
        assertThat(story.steps()).endsWith("roll-back no-effect", "one-more helped");
    }

    void personInJob() {
        Stage stage = cast.stage().cronJob("restore-snapshots").cronJob("start-game-servers");
        Story story = cast.fires("AllZonesDown", "game-server", stage);

        story.until(story::isApprovalWanted);
        story.agrees();
        story.until(() -> stage.hasRun("restore-snapshots"));
        story.acknowledges();
        story.until(() -> story.has("step-judged"));
        assertThat(story.isHeld()).isTrue();
        assertThat(stage.hasRun("start-game-servers")).as("a person has it").isFalse();

        story.resumes();
        story.until(() -> stage.hasRun("start-game-servers"));
        story.ends();
        assertThat(story.steps()).endsWith("restore no-effect", "start-servers helped");
    }
}
