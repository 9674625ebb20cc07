package dev.haetae;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.incident.Actor;
import dev.haetae.incident.Happening.StormOver;
import dev.haetae.incident.Incident;
import dev.haetae.incident.State;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When everything fails at once: one incident, one page, no actions; and afterwards each for itself again. */
class StormTest {

    private static final Instant BEGAN = Night.THREE.minusSeconds(60);
    private static final int LIMIT = 15;

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

    private static Map<String, String> failing(int service) {
        return Night.labels("HighLatency", "service-" + service, "warning", Map.of());
    }

    /** Those that make it a storm come after those that it takes in. */
    private void storm() {
        fail(0, LIMIT);
        fail(LIMIT, 100);
    }

    private void fail(int from, int to) {
        IntStream.range(from, to).forEach(service -> night.receives(night.firing(failing(service), BEGAN)));
        night.passes(Duration.ofSeconds(1));
    }

    private void heal(int from, int to) {
        IntStream.range(from, to).forEach(service -> night.receives(night.resolved(failing(service), BEGAN)));
        night.passes(Duration.ofSeconds(1));
    }

    private Incident umbrella() {
        List<Incident> storms = night.incidents().stream()
                .filter(incident -> incident.service().equals("storm"))
                .toList();
        assertThat(storms).hasSize(1);
        return storms.getFirst();
    }

    private long in(State state) {
        return night.incidents().stream()
                .filter(incident -> incident.state() == state)
                .count();
    }

    @Test
    void asManyAsTheLimitAreNoStorm() {
        fail(0, LIMIT);
        assertThat(night.incidents())
                .hasSize(LIMIT)
                .noneMatch(incident -> incident.service().equals("storm"));
    }

    @Test
    void oneMoreIsAStormAndNoIncidentOfItsOwn() {
        storm();

        assertThat(night.incidents()).hasSize(LIMIT + 1);
        assertThat(in(State.SUBSUMED)).isEqualTo(LIMIT);
        assertThat(night.told()).containsOnlyOnce("STORM");
        night.passes(Duration.ofSeconds(30));
        assertThat(umbrella().firing()).isEqualTo(100 - LIMIT);
        assertThat(umbrella().severity()).hasToString("Sev0");
    }

    @Test
    void nothingIsDoneInAStorm() {
        storm();
        night.hears(night.firing(Night.highCpu(), BEGAN));
        night.passes(Duration.ofMinutes(1));
        assertThat(night.scale.ordered()).isEmpty();
    }

    @Test
    void anActionDecidedBeforeTheStormIsNotTakenInIt() {
        night.breaksAfterTheLook();
        night.receives(night.firing(Night.highCpu(), BEGAN));
        storm();
        night.cluster.broken(false);
        night.passes(Duration.ofMinutes(1));
        assertThat(night.scale.ordered()).isEmpty();
    }

    @Test
    void aNewSev0IsToldAtOnce() {
        storm();
        night.told.clear();
        night.hears(night.firing(Night.labels("AllZonesDown", "game-server", "critical", Map.of()), BEGAN));
        assertThat(night.told()).contains("OPENED");
    }

    @Test
    void whatIsLeftAfterTheStormIsLookedAtForItself() {
        storm();
        night.hears(night.firing(Night.highCpu(), BEGAN));
        night.passes(Duration.ofMinutes(1));
        heal(5, 100);
        night.passes(Duration.ofMinutes(4));

        assertThat(umbrella().state()).isEqualTo(State.CLOSED);
        assertThat(in(State.SUBSUMED)).isZero();
        assertThat(night.told()).containsOnlyOnce("STORM_OVER");
        assertThat(night.haetae().incidents().timeline(umbrella().id()))
                .anyMatch(event -> event.what() instanceof StormOver);
        assertThat(night.replicas(Night.PLATFORM)).isEqualTo(6);
        night.passes(Duration.ofMinutes(3));
        assertThat(in(State.CLOSED)).isEqualTo(1 + LIMIT - 5);
    }

    @Test
    void aStormGoesOnWhereAProcessDied() {
        fail(0, 50);
        night.starts();
        fail(50, 100);
        heal(0, 100);
        night.passes(Duration.ofMinutes(6));
        assertThat(night.incidents()).hasSize(LIMIT + 1).allMatch(incident -> incident.state() == State.CLOSED);
    }

    @Test
    void itsTimelineStaysShort() {
        fail(0, 1000);
        night.passes(Duration.ofMinutes(2));
        assertThat(night.haetae().incidents().timeline(umbrella().id())).hasSizeLessThan(20);
    }

    @Test
    void aPersonMayEndItByHand() {
        storm();
        heal(5, 100);
        night.haetae().people().resolve(umbrella().id(), Actor.person("jiwoo"));
        night.passes(Duration.ofSeconds(30));
        assertThat(in(State.SUBSUMED)).isZero();
    }

    @Test
    void whatWentToPeopleInTheStormIsToldAfterIt() {
        storm();
        night.told.clear();
        heal(LIMIT, 100);
        night.passes(Duration.ofMinutes(4));
        assertThat(night.told().stream().filter("HANDED_OVER"::equals)).hasSize(LIMIT);
    }
}
