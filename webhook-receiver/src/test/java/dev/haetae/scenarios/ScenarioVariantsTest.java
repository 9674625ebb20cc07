package dev.haetae.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.testkit.HttpScript;
import dev.haetae.testkit.ScriptedHttp;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What may come between an alert and its end: steps that do not help, or harm, peers that die, and other hands. */
@QuarkusTest
@TestProfile(Scenery.class)
class ScenarioVariantsTest {

    /** One of them, as it is played in {@code test}. */
    record Variant(String name, Consumer<ScenarioVariantsTest> how) {

        @Override
        public String toString() {
            return name;
        }
    }

    static final List<Variant> VARIANTS = List.of(
            new Variant("the first step does not help: the next is taken", ScenarioVariantsTest::nextStep),
            new Variant("a step makes it worse: stop, take it back, people", ScenarioVariantsTest::worse),
            new Variant("Prometheus dies mid-step: unverified and frozen", ScenarioVariantsTest::noFigures),
            new Variant("a person steps in: held, and decided afresh when they let go", ScenarioVariantsTest::person),
            new Variant("an autoscaler owns it: its floor is raised for a while", ScenarioVariantsTest::autoscaler),
            new Variant("Argo CD owns it: refused, and named", ScenarioVariantsTest::argo),
            new Variant("somebody takes the step back: named, and hands off", ScenarioVariantsTest::reverted),
            new Variant("somebody wrote to it lately: hands off", ScenarioVariantsTest::foreignWrite),
            new Variant("its namespace is marked to be left alone: hands off", ScenarioVariantsTest::marked));

    private static final String NO_FIGURE = """
            {"status": "success", "data": {"resultType": "vector", "result": []}}""";

    private static final Plays<Variant, Boolean> PLAYS = new Plays<>();

    @Inject
    KubernetesClient cluster;

    @TestHTTPResource
    URI receiver;

    ScriptedHttp prometheus;

    private Api api;

    @BeforeEach
    void begin() {
        api = new Api(receiver);
        PLAYS.begin(VARIANTS, variant -> {
            variant.how().accept(this);
            return true;
        });
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("VARIANTS")
    void isSeenTo(Variant variant) {
        assertThat(PLAYS.of(variant)).isTrue();
    }

    private Stage stage() {
        return new Stage(cluster);
    }

    private Story fires(String alert, String service, Stage stage) {
        Map<String, String> labels = new HashMap<>(
                Map.of("alertname", alert, "service", service, "severity", "warning", "cluster", "production"));
        labels.put("namespace", stage.namespace());
        return Story.of(api, labels);
    }

    private Story cpuIsUsedUp(Stage stage) {
        return fires("HighCPUUsage", "matchmaking", stage);
    }

    private void nextStep() {
        Stage stage = stage().runs("matchmaking", 2);
        Story story = cpuIsUsedUp(stage);

        story.until(() -> stage.answering("matchmaking") == 5);
        story.ends();
        assertThat(story.steps())
                .containsExactly("diagnose-1 applied", "half-as-many-again no-effect", "once-more helped");
    }

    private void worse() {
        Stage stage = stage().runs("matchmaking", 2);
        Story story = fires("MadeWorse", "matchmaking", stage);

        story.until(() -> stage.answering("matchmaking") == 4);
        stage.crash("matchmaking");
        story.until(() -> story.has("taken-back"));
        assertThat(stage.replicas("matchmaking")).isEqualTo(2);
        assertThat(story.steps()).containsExactly("scale worse");
        assertThat(story.reasons("handed-over")).containsExactly("worse");
        assertThat(story.sentences("taken-back")).singleElement().asString().endsWith("since it made things worse");
        story.ends();
    }

    private void noFigures() {
        prometheus.plays(request -> NO_FIGURE);
        Stage stage = stage().runs("matchmaking", 2);
        Story story = fires("Measured", "matchmaking", stage);

        story.until(() -> story.has("action-ended"));
        prometheus.always(HttpScript.cut());
        story.alertIsGone();
        story.until(() -> story.has("handed-over"));
        assertThat(story.steps()).containsExactly("scale unverified");
        assertThat(story.types()).doesNotContain("resolved");
        assertThat(stage.replicas("matchmaking")).isEqualTo(3);
    }

    private void person() {
        Stage stage = stage().runs("matchmaking", 2);
        Story story = cpuIsUsedUp(stage);

        story.until(story::hasActed);
        story.acknowledges();
        story.until(() -> story.has("step-judged"));
        assertThat(story.isHeld()).isTrue();
        assertThat(story.steps()).containsExactly("diagnose-1 applied", "half-as-many-again no-effect");

        stage.byHand("matchmaking", """
                {"spec": {"replicas": 4}}""");
        story.resumes();
        story.until(() -> stage.answering("matchmaking") == 6);
        story.ends();
        assertThat(story.steps())
                .containsExactly("diagnose-1 applied", "half-as-many-again no-effect", "once-more helped");
    }

    private void autoscaler() {
        Stage stage = stage().runs("matchmaking", 2).autoscaler("matchmaking", 2);
        Story story = cpuIsUsedUp(stage);

        story.until(() -> stage.floor("matchmaking") == 3);
        assertThat(stage.replicas("matchmaking")).as("not ours to write").isEqualTo(2);
        stage.autoscalerFollows("matchmaking");
        story.ends();
        assertThat(story.steps()).containsExactly("diagnose-1 applied", "half-as-many-again helped");
        story.until(() -> story.has("taken-back"));
        assertThat(story.sentences("taken-back")).singleElement().asString().endsWith("since its time is over");
        assertThat(stage.floor("matchmaking")).isEqualTo(2);
    }

    private void argo() {
        Stage stage = stage().runs("matchmaking", 2);
        stage.keptInGit("matchmaking", "shop");
        Story story = cpuIsUsedUp(stage);

        story.until(() -> story.has("handed-over"));
        assertThat(story.steps()).containsExactly("diagnose-1 applied", "half-as-many-again denied");
        assertThat(story.sentences("handed-over")).singleElement().asString().contains("Argo CD application shop");
        assertThat(stage.replicas("matchmaking")).isEqualTo(2);
        story.ends();
    }

    private void reverted() {
        Stage stage = Stage.seeded(cluster);
        Story story = fires("HighCPUUsage", "platform-server", stage);

        story.until(() -> stage.replicas("platform-server") == 3);
        stage.byHand("platform-server", """
                {"spec": {"replicas": 2}}""");
        story.until(() -> story.has("reverted"));
        assertThat(story.sentences("reverted")).singleElement().asString().contains("kubectl-edit");
        assertThat(story.isHeld()).isTrue();
        story.ends();
        assertThat(stage.replicas("platform-server")).isEqualTo(2);
    }

    private void foreignWrite() {
        Stage stage = Stage.seeded(cluster);
        stage.byHand("auth-service", """
                {"metadata": {"annotations": {"note": "I am on it"}}}""");
        Story story = fires("HighCPUUsage", "auth-service", stage);

        story.until(story::isHeld);
        assertThat(story.sentences("held")).singleElement().asString().startsWith("kubectl-edit wrote to ");
        assertThat(stage.replicas("auth-service")).isEqualTo(2);
        story.ends();
    }

    private void marked() {
        Stage stage = stage().runs("matchmaking", 2);
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
}
