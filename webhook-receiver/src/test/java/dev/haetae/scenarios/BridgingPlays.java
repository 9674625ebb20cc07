package dev.haetae.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;

/** What may come between an alert and its end while a failure is bridged, or a machine is kept out. */
record BridgingPlays(Cast cast) {

    void outlasted() {
        Stage stage = stage();
        Story story = cast.fires("CDNFailing", "cdn", stage);

        story.until(() -> story.has("handed-over"));
        assertThat(story.reasons("handed-over")).containsExactly("ladder-exhausted");
        assertThat(source(stage)).as("players are served meanwhile").isEqualTo("local");
        story.ends();
        assertThat(story.steps())
                .containsExactly("diagnose-1 applied", "local-content no-effect", "redistribute helped");
        assertThat(stage.hasRun("redistribute-content")).isTrue();
    }

    void taken() {
        Stage stage = stage();
        Story story = cast.fires("CDNFailing", "cdn", stage);

        story.until(story::hasActed);
        story.acknowledges();
        story.alertIsGone();
        story.until(() -> story.has("handed-over"));
        assertThat(story.reasons("handed-over")).containsExactly("recovery-waits");
        assertThat(stage.hasRun("redistribute-content")).isFalse();

        story.resumes();
        story.ends();
        assertThat(stage.hasRun("redistribute-content")).isTrue();
    }

    void brokenSource() {
        cast.redis().forgets();
        Stage stage = cast.stage().runsAlone("redis-cache").settings("features", Map.of("serve-from", "cache"));
        Story story = cast.fires("CacheFailing", "redis-cache", stage);

        story.until(story::isApprovalWanted);
        cast.sessions().fails();
        story.agrees();
        story.until(() -> isSourcesBreaker("open"));
        assertThat(stage.setting("features", "serve-from"))
                .as("players are served meanwhile")
                .isEqualTo("database");
        cast.sessions().works();
        story.until(() -> stage.serves("session:", "mina", "in game"));
        assertThat(isSourcesBreaker("closed")).isTrue();
        assertThat(isSourcesBreaker("open")).isFalse();
        story.ends();
        assertThat(story.steps()).contains("rebuild helped");
        cast.redis().forgets();
    }

    private boolean isSourcesBreaker(String state) {
        String series = "ft_circuitbreaker_state_current{method=\"haetae-cache-rebuild-source-%s\",state=\"%s\"} "
                .formatted(cast.sessions().url().getAuthority(), state);
        return cast.api()
                .text("/q/metrics")
                .lines()
                .anyMatch(line -> line.startsWith(series) && !line.endsWith(" 0.0"));
    }

    void switched() {
        Stage stage = stage().longSince();
        Story story = cast.fires("CDNFailing", "cdn", stage);

        story.until(story::hasActed);
        stage.switches("content", "source", "cdn");
        story.until(() -> story.has("reverted"));
        assertThat(story.sentences("reverted")).singleElement().asString().contains("kubectl-edit");
        assertThat(story.isHeld()).isTrue();
        assertThat(source(stage)).as("as they left it").isEqualTo("cdn");
    }

    void uncordoned() {
        Stage stage = cast.stage().deadNode();
        Map<String, String> labels = new HashMap<>(Map.of(
                "alertname", "NodeDown", "instance", stage.node(), "severity", "critical", "cluster", "production"));
        Story story = Story.of(cast.api(), labels);

        story.until(() -> stage.isCordoned());
        stage.uncordons();
        story.until(() -> story.has("reverted"));
        assertThat(story.sentences("reverted"))
                .as("whoever takes a field away leaves no name")
                .containsExactly(
                        "somebody unknown took back what the step did: %s is in traffic".formatted(stage.node()));
        assertThat(story.isHeld()).isTrue();
        assertThat(stage.isCordoned()).as("as they left it").isFalse();
    }

    private Stage stage() {
        return cast.stage().settings("content", Map.of("source", "cdn")).cronJob("redistribute-content");
    }

    private static String source(Stage stage) {
        return stage.setting("content", "source");
    }
}
