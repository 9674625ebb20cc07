package dev.haetae;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.inbox.Delivery;
import dev.haetae.inbox.Fate;
import dev.haetae.incident.Incident;
import dev.haetae.incident.State;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The alert that always fires is no incident; that it is no longer heard of is one. */
class WatchdogTest {

    private static final Map<String, String> WATCHDOG = Map.of("alertname", "Watchdog", "severity", "none");
    private static final Duration REPEAT = Duration.ofMinutes(5);

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

    private String barks() {
        return night.hears(night.firing(WATCHDOG, Night.THREE.minus(Duration.ofDays(3))));
    }

    private void isHeardFor(int times) {
        for (int time = 0; time < times; time++) {
            barks();
            night.passes(REPEAT);
        }
    }

    private Fate fate(String id) {
        return night.haetae().inbox().fate(id).orElseThrow();
    }

    @Test
    void whileItIsHeardNothingHappens() {
        isHeardFor(30);

        assertThat(night.incidents()).isEmpty();
        assertThat(night.told).isEmpty();
        assertThat(fate(barks())).extracting(Fate::kind, Fate::copies).containsExactly(Fate.Kind.RECORDED, 31);
    }

    @Test
    void aResolutionByASourceThatFellSilentProvesNothing() {
        isHeardFor(2);
        night.passes(Duration.ofMinutes(4).plusSeconds(30));
        night.hears(night.firing(Night.gameServerDown(), night.clock.instant()));
        night.passes(Duration.ofSeconds(20));
        night.hears(night.resolved(Night.gameServerDown(), night.clock.instant().minusSeconds(20)));
        night.passes(Duration.ofMinutes(5));

        Incident acted = night.incidents().stream()
                .filter(incident -> incident.service().equals("game-server"))
                .findFirst()
                .orElseThrow();
        assertThat(night.haetae().incidents().timeline(acted.id()))
                .extracting(event -> event.because().sentence())
                .contains(
                        "whether it helped cannot be told: the Watchdog of alertmanager is missing or over, so that its"
                                + " silence says nothing");
        assertThat(acted.state()).isEqualTo(State.MONITORING);
    }

    @Test
    void whoeverNeverSentOneIsNotMissed() {
        night.hears(night.firing(Night.gameServerDown(), Night.THREE));
        night.passes(Duration.ofHours(5));
        assertThat(night.incident().service()).isEqualTo("game-server");
    }

    @Test
    void itsSilenceIsAnIncidentThatNamesWhoWentSilent() {
        isHeardFor(3);
        night.passes(Duration.ofMinutes(4));
        assertThat(night.incidents()).isEmpty();
        night.passes(Duration.ofMinutes(1));

        Incident incident = night.incident();
        assertThat(incident.title()).isEqualTo("alertmanager went silent: its Watchdog is missing");
        assertThat(incident.service()).isEqualTo("haetae");
        assertThat(incident.urgency().name()).isEqualTo("CRITICAL");
        assertThat(night.told()).startsWith("OPENED");
        assertThat(night.types()).contains("handed-over");
        assertThat(night.events().getFirst().actor().id()).isEqualTo("haetae");

        night.passes(Duration.ofHours(3));
        assertThat(night.incident().alerts()).isOne();
    }

    @Test
    void heardAgainItIsResolvedAndMayGoMissingAgain() {
        isHeardFor(1);
        night.passes(Duration.ofMinutes(30));
        barks();
        assertThat(night.incident().state()).isEqualTo(State.MONITORING);
        isHeardFor(2);
        assertThat(night.incident().state()).isEqualTo(State.CLOSED);
        assertThat(night.told()).contains("RESOLVED");

        night.passes(Duration.ofMinutes(30));
        assertThat(night.incidents()).hasSize(2);
    }

    @Test
    void heardOnceMoreAndNeverAgainItIsMissedAgain() {
        barks();
        night.passes(Duration.ofMinutes(10));
        barks();
        assertThat(night.incident().state()).isEqualTo(State.MONITORING);
        night.passes(Duration.ofMinutes(11));
        assertThat(night.incidents()).hasSize(2);
        assertThat(night.incidents().getFirst().firing()).isOne();
    }

    @Test
    void thatItIsSaidToBeResolvedCountsForNothing() {
        barks();
        night.passes(Duration.ofMinutes(3));
        night.hears(night.resolved(WATCHDOG, Night.THREE.minus(Duration.ofDays(3))));
        night.passes(Duration.ofMinutes(6));
        assertThat(night.incidents()).isEmpty();
        night.passes(Duration.ofMinutes(1));
        assertThat(night.incident().title()).contains("Watchdog is missing");
    }

    @Test
    void whatIsResolvedTogetherWithItsWatchdogProvesNothing() {
        isHeardFor(1);
        night.hears(night.firing(Night.gameServerDown(), night.clock.instant()));
        night.passes(Duration.ofSeconds(20));
        night.hears(night.resolved(WATCHDOG, Night.THREE.minus(Duration.ofDays(3))));
        night.hears(night.resolved(Night.gameServerDown(), night.clock.instant().minusSeconds(20)));
        night.passes(Duration.ofMinutes(3));

        Incident acted = night.incident();
        assertThat(acted.service()).isEqualTo("game-server");
        assertThat(acted.state()).isEqualTo(State.MONITORING);
        assertThat(night.types()).doesNotContain("resolved").endsWith("handed-over");
    }

    @Test
    void whatNobodyActedOnIsOverOnceItsWatchdogIsHeardAgain() {
        isHeardFor(1);
        Map<String, String> odd = Night.labels("SomethingOdd", "nobody-knows", "warning", Map.of());
        night.hears(night.firing(odd, night.clock.instant()));
        night.hears(night.resolved(WATCHDOG, Night.THREE.minus(Duration.ofDays(3))));
        night.hears(night.resolved(odd, night.clock.instant()));
        night.passes(Duration.ofMinutes(3));
        assertThat(night.incident().state()).isEqualTo(State.MONITORING);

        barks();
        night.passes(Duration.ofMinutes(1));
        assertThat(night.incident().state()).isEqualTo(State.CLOSED);
    }

    @Test
    void eachSourceIsListenedForByItself() {
        barks();
        Delivery other = night.firing(WATCHDOG, Night.THREE);
        for (int time = 0; time < 4; time++) {
            night.hears(Delivery.of(
                    "grafana",
                    other.fingerprint(),
                    Delivery.Status.FIRING,
                    other.startsAt(),
                    null,
                    other.alert(),
                    other.origin(),
                    night.clock.instant()));
            night.passes(REPEAT);
        }
        assertThat(night.incident().title()).startsWith("alertmanager went silent");
        assertThat(night.incident().alerts()).isOne();
    }

    @Test
    void afterARestartTheSenderHasItsFullTimeAndIsThenMissed() {
        barks();
        night.passesUnattended(Duration.ofMinutes(20));
        night.starts();
        night.passes(Duration.ofMinutes(9));
        assertThat(night.incidents()).isEmpty();

        night.passes(Duration.ofMinutes(1));
        assertThat(night.incident().title()).contains("Watchdog is missing");
        night.starts();
        night.passes(Duration.ofMinutes(20));
        assertThat(night.incident().firing()).isOne();
        barks();
        assertThat(night.incident().firing()).isZero();
    }
}
