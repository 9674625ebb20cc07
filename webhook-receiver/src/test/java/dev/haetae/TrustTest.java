package dev.haetae;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.State.Replicas;
import dev.haetae.incident.Actor;
import dev.haetae.incident.Event;
import dev.haetae.incident.Happening;
import dev.haetae.incident.Happening.Result;
import dev.haetae.incident.Incident;
import dev.haetae.remediate.Distrust;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What makes something worse once is not let act by itself again, until a person says so. */
class TrustTest {

    private static final Map<String, String> CPU = Night.highCpu();
    private static final Instant BEGAN = Night.THREE.minusSeconds(60);
    private static final Actor MINA = Actor.person("mina");

    @TempDir
    Path directory;

    private Night night;

    @BeforeEach
    void falls() {
        night = Night.on(directory);
    }

    @AfterEach
    void ends() {
        night.close();
    }

    private void isSeenWith(int ready) {
        Replicas now = night.cluster.replicas(Night.PLATFORM);
        night.cluster.with(Night.PLATFORM, new Replicas(now.desired(), ready, now.generation(), now.uid()));
    }

    private void makesItWorse() {
        night.hears(night.firing(CPU, BEGAN));
        isSeenWith(1);
        night.passes(Duration.ofMinutes(6));
    }

    /** But for the look around, which needs no trust. */
    private List<String> typesOfTheNext() {
        night.hears(night.resolved(CPU, BEGAN));
        night.passes(Duration.ofMinutes(20));
        isSeenWith(night.replicas(Night.PLATFORM));
        night.hears(night.firing(CPU, night.clock.instant()));
        Incident newest = night.incidents().getFirst();
        return night.haetae().incidents().timeline(newest.id()).stream()
                .map(Event::what)
                .filter(what -> !(what instanceof Happening.ActionStarted started
                        && started.action().onlyLooks()))
                .map(what -> what.getClass().getSimpleName())
                .toList();
    }

    @Test
    void whereFewerAnswerThanBeforeItStopsAndPeopleAreTold() {
        makesItWorse();

        assertThat(night.events())
                .extracting(event -> event.what())
                .filteredOn(Happening.StepJudged.class::isInstance)
                .extracting(judged -> ((Happening.StepJudged) judged).result())
                .containsExactly(Result.WORSE);
        assertThat(night.types()).endsWith("step-judged", "handed-over");
        assertThat(night.timeline().getLast())
                .isEqualTo("03:05:00 handed-over: it is worse 5m after the step:"
                        + " platform-server has 1 of 6 replicas ready, and 4 before the step");
        assertThat(night.scale.ordered()).hasSize(1);
        assertThat(night.told()).endsWith("HANDED_OVER");
    }

    @Test
    void asManyAsBeforeIsNotWorse() {
        night.hears(night.firing(CPU, BEGAN));
        isSeenWith(4);
        night.passes(Duration.ofMinutes(6));

        assertThat(night.haetae().automation().distrusted()).isEmpty();
        assertThat(night.scale.ordered()).hasSize(2);
    }

    @Test
    void whatRecoversByTheDeadlineIsNotWorse() {
        night.hears(night.firing(CPU, BEGAN));
        isSeenWith(1);
        night.passes(Duration.ofMinutes(4));
        isSeenWith(6);
        night.passes(Duration.ofMinutes(2));

        assertThat(night.haetae().automation().distrusted()).isEmpty();
    }

    @Test
    void fromThenOnAPersonHasToAgreeAlsoAfterARestart() {
        makesItWorse();
        night.starts();

        assertThat(night.haetae().automation().distrusted())
                .extracting(Distrust::playbook)
                .containsExactly("high-cpu");
        assertThat(typesOfTheNext()).contains("ApprovalWanted").doesNotContain("ActionStarted");
    }

    @Test
    void trustedAgainItActsByItself() {
        makesItWorse();
        assertThat(night.haetae().automation().trust("high-cpu", MINA)).isTrue();
        assertThat(night.haetae().automation().trust("high-cpu", MINA)).isFalse();

        assertThat(typesOfTheNext()).contains("ActionStarted").doesNotContain("ApprovalWanted");
    }
}
