package dev.haetae;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.inbox.Delivery;
import dev.haetae.inbox.Delivery.Status;
import dev.haetae.inbox.Fate;
import dev.haetae.incident.State;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Late, reversed and repeated deliveries are normal: one alert, one incident, one action. */
class EpisodesTest {

    private static final Map<String, String> DOWN = Night.gameServerDown();
    private static final Instant BEGAN = Night.THREE.minusSeconds(60);

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

    private Fate fate(String id) {
        return night.haetae().inbox().fate(id).orElseThrow();
    }

    @Test
    void theSameBodyFiftyTimesIsOneIncidentAndOneAction() {
        Delivery delivery = night.firing(DOWN, BEGAN);
        String id = night.hears(delivery);
        IntStream.range(0, 49).forEach(again -> night.hears(delivery));

        assertThat(night.incident().alerts()).isOne();
        assertThat(night.scale.ordered()).hasSize(1);
        assertThat(fate(id).copies()).isEqualTo(50);
        assertThat(fate(id).kind()).isEqualTo(Fate.Kind.INCIDENT);
    }

    @Test
    void theSameBodyFiftyTimesAtOnceIsOneIncidentAndOneAction() {
        Delivery delivery = night.firing(DOWN, BEGAN);
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 50).forEach(sender -> senders.execute(() -> night.receives(delivery)));
        }
        night.passes(Duration.ofSeconds(10));

        assertThat(night.incident().alerts()).isOne();
        assertThat(night.cluster.writes()).isOne();
        assertThat(fate(delivery.id()).copies()).isEqualTo(50);
    }

    @Test
    void twoSendersOfOneSourceMayDifferInWhenItBegan() {
        String first = night.hears(night.firing(DOWN, BEGAN));
        String second = night.hears(night.firing(DOWN, BEGAN.plusSeconds(15)));

        assertThat(second).isNotEqualTo(first);
        assertThat(fate(second).kind()).isEqualTo(Fate.Kind.DUPLICATE);
        assertThat(fate(second).duplicateOf()).isEqualTo(first);
        assertThat(night.incident().alerts()).isOne();
        assertThat(night.scale.ordered()).hasSize(1);
    }

    @Test
    void aFiringThatComesAfterItsOwnResolutionIsLate() {
        String over = night.hears(night.resolved(DOWN, BEGAN));
        String late = night.hears(night.firing(DOWN, BEGAN));

        assertThat(night.incidents()).isEmpty();
        assertThat(fate(over).kind()).isEqualTo(Fate.Kind.LATE);
        assertThat(fate(late).kind()).isEqualTo(Fate.Kind.LATE);
        assertThat(night.scale.ordered()).isEmpty();
    }

    @Test
    void anEarlierEpisodesResolutionDoesNotEndThePresentOne() {
        night.hears(night.firing(DOWN, BEGAN));
        String old = night.hears(night.delivery(
                DOWN, Status.RESOLVED, BEGAN.minus(Duration.ofHours(2)), BEGAN.minus(Duration.ofHours(1))));

        assertThat(fate(old).kind()).isEqualTo(Fate.Kind.LATE);
        assertThat(night.incident().firing()).isOne();
    }

    @Test
    void aResolutionThatComesTwiceEndsItOnce() {
        night.hears(night.firing(DOWN, BEGAN));
        Delivery over = night.resolved(DOWN, BEGAN);
        night.hears(over);
        night.hears(over);
        night.hears(night.delivery(DOWN, Status.RESOLVED, BEGAN.plusSeconds(15), night.clock.instant()));
        night.passes(Duration.ofMinutes(5));

        assertThat(night.incident().state()).isEqualTo(State.CLOSED);
        assertThat(night.types()).containsOnlyOnce("alert-resolved", "alerts-gone", "resolved", "closed");
    }

    @Test
    void tenFlapsAreOneIncidentAndTheLadderIsNotRestarted() {
        night.hears(night.firing(DOWN, BEGAN));
        Instant began = BEGAN;
        for (int flap = 0; flap < 10; flap++) {
            night.passes(Duration.ofSeconds(10));
            night.hears(night.resolved(DOWN, began));
            assertThat(night.incident().state()).isEqualTo(State.MONITORING);
            night.passes(Duration.ofSeconds(5));
            began = night.clock.instant();
            night.hears(night.firing(DOWN, began));
            assertThat(night.incident().state()).isEqualTo(State.REOPENED);
        }

        assertThat(night.incident().alerts()).isOne();
        assertThat(night.scale.ordered()).hasSize(1);
        assertThat(night.replicas(Night.ZONE_1)).isEqualTo(3);

        night.hears(night.resolved(DOWN, began));
        night.passes(Duration.ofMinutes(3));
        assertThat(night.incident().state()).isEqualTo(State.CLOSED);
    }

    @Test
    void anotherEpisodeAfterTheIncidentClosedIsAnotherIncident() {
        night.hears(night.firing(DOWN, BEGAN));
        night.hears(night.resolved(DOWN, BEGAN));
        night.passes(Duration.ofMinutes(30));
        night.hears(night.firing(DOWN, night.clock.instant()));

        assertThat(night.incidents()).hasSize(2);
        assertThat(night.incidents()).extracting("state").containsExactly(State.MITIGATING, State.CLOSED);
        assertThat(night.scale.ordered()).hasSize(2);
    }

    @Test
    void infoIsRecordedAndNobodyIsTold() {
        String id = night.hears(night.firing(Night.labels("ReleaseStarted", "matchmaking", "info", Map.of()), BEGAN));

        assertThat(fate(id).kind()).isEqualTo(Fate.Kind.RECORDED);
        assertThat(night.incidents()).isEmpty();
        assertThat(night.told).isEmpty();
    }
}
