package dev.haetae.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What is done about each scenario (S1–S19), on a cluster: alert, diagnosis, steps, verified, resolved. */
@QuarkusTest
@TestProfile(Scenery.class)
class ScenariosTest {

    /**
     * What came of one.
     *
     * @param steps what the ladder came to
     * @param told why people were told to see to it, if so
     */
    private record Played(List<String> steps, List<String> told) {}

    private static final Plays<Scenario, Played> PLAYS = new Plays<>();

    @Inject
    KubernetesClient cluster;

    @TestHTTPResource
    URI receiver;

    RedisPeer redis;

    @BeforeEach
    void begin() {
        Api api = new Api(receiver);
        PLAYS.begin(Scenarios.ALL, scenario -> play(scenario, new Stage(cluster, redis), api));
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("dev.haetae.scenarios.Scenarios#ALL")
    void isSeenTo(Scenario scenario) {
        Played played = PLAYS.of(scenario);

        assertThat(played.steps()).containsExactlyElementsOf(scenario.steps());
        assertThat(played.told()).isEqualTo(scenario.handedOver());
    }

    /** To its end: the alert goes when the cluster is well, or once it is all left to people, and the incident closes. */
    private static Played play(Scenario scenario, Stage stage, Api api) {
        Story story = Story.of(api, scenario.happensOn(stage));
        story.until(() -> goesOnWithoutUs(scenario, stage, story));
        List<String> steps = story.steps();
        List<String> told = story.reasons("handed-over").toList();
        story.ends();
        return new Played(steps, told);
    }

    /** True once it needs no more of us: it is over, or people's. */
    private static boolean goesOnWithoutUs(Scenario scenario, Stage stage, Story story) {
        boolean asked = story.isApprovalWanted();
        if (asked && scenario.peopleAgree()) {
            story.agrees();
            return false;
        }
        if (scenario.isWell(stage)) {
            story.alertIsGone();
        }
        return asked || story.isClosed() || story.has("handed-over");
    }
}
