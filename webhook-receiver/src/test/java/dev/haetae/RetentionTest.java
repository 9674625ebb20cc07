package dev.haetae;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.inbox.Delivery;
import dev.haetae.incident.Incident;
import dev.haetae.retention.Retention;
import dev.haetae.retention.Sweep;
import dev.haetae.store.Batch;
import dev.haetae.store.Space;
import dev.haetae.timer.Timer;
import dev.haetae.timer.Timers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is old leaves the disk, and nothing that somebody still needs. */
class RetentionTest {

    private static final Map<String, String> ODD = Night.labels("SomethingOdd", "matchmaking", "warning", Map.of());
    private static final Map<String, String> WATCHDOG = Night.labels("Watchdog", "prometheus", "none", Map.of());

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

    private List<String> keys(Space space) {
        return night.store().scan(space, "", "" + Character.MAX_VALUE, 10_000).stream()
                .map(entry -> entry.key())
                .toList();
    }

    private Instant now() {
        return night.clock.instant();
    }

    private List<String> exported(String month) throws IOException {
        Path file = directory.resolve("export").resolve("incidents-" + month + ".ndjson");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    private Incident closedIncident() {
        Instant began = now();
        night.hears(night.firing(ODD, began));
        night.passes(Duration.ofMinutes(5));
        night.hears(night.resolved(ODD, began));
        night.passes(Duration.ofHours(1));
        Incident incident = night.incidents().getFirst();
        assertThat(incident.times().closed()).isNotNull();
        return incident;
    }

    @Test
    void aClosedIncidentIsExportedAndThenGoneWithAllThatBelongsToIt() throws Exception {
        Incident old = closedIncident();
        int events = night.events().size();
        night.passes(Duration.ofDays(89));
        assertThat(keys(Space.INCIDENTS)).containsExactly(old.id());
        assertThat(exported("2026-11")).isEmpty();

        night.passes(Duration.ofDays(2));
        assertThat(keys(Space.INCIDENTS)).isEmpty();
        List.of(Space.EVENTS, Space.MEMBERS, Space.SHELTERED, Space.LINKS, Space.OUTBOX, Space.CORRELATION)
                .forEach(space -> assertThat(keys(space)).isEmpty());
        assertThat(exported("2026-11"))
                .hasSize(events)
                .allSatisfy(line -> assertThat(line)
                        .contains("\"incident\":\"" + old.id() + "\"", "\"seq\":", "\"actor\":", "\"sentence\":"));
    }

    @Test
    void anIncidentStillOpenStaysHoweverOldItIs() {
        night.hears(night.firing(ODD, now()));
        night.passes(Duration.ofDays(100));
        assertThat(night.incident().times().closed()).isNull();
        assertThat(keys(Space.EPISODES)).hasSize(1);
        assertThat(keys(Space.INBOX)).hasSize(1);
        assertThat(keys(Space.ARRIVALS)).hasSize(1);
    }

    @Test
    void whatCannotBeExportedStays() throws Exception {
        Incident old = closedIncident();
        Files.writeString(directory.resolve("export"), "in the way");
        night.passes(Duration.ofDays(100));
        assertThat(keys(Space.INCIDENTS)).containsExactly(old.id());
        assertThat(night.haetae().ailments().now().get("retention"))
                .contains("Closed incidents stay in the store", "cannot be exported to " + directory.resolve("export"));

        Files.delete(directory.resolve("export"));
        night.passes(Duration.ofHours(1));
        assertThat(night.haetae().ailments().now()).containsEntry("retention", "as it should be");
        assertThat(keys(Space.INCIDENTS)).isEmpty();
        assertThat(exported("2026-11")).isNotEmpty();
    }

    @Test
    void whatWasReceivedIsKeptForReplayAndThenGone() {
        closedIncident();
        night.passes(Duration.ofDays(13));
        assertThat(keys(Space.INBOX)).hasSize(2);
        night.passes(Duration.ofDays(2));
        List.of(Space.INBOX, Space.FATES, Space.ARRIVALS, Space.EPISODES)
                .forEach(space -> assertThat(keys(space)).isEmpty());
        assertThat(keys(Space.INCIDENTS)).hasSize(1);
    }

    @Test
    void theDeliveriesOfAnOpenEpisodeStayUntilItIsOver() {
        Delivery firing = night.firing(ODD, now());
        night.hears(firing);
        night.passes(Duration.ofDays(20));
        night.hears(night.resolved(ODD, firing.startsAt()));
        night.passes(Duration.ofDays(10));
        assertThat(keys(Space.FATES)).hasSize(2);

        night.hears(firing);
        assertThat(night.incidents()).as("a late copy is known as one").hasSize(1);
        night.passes(Duration.ofDays(20));
        List.of(Space.INBOX, Space.FATES, Space.ARRIVALS, Space.EPISODES)
                .forEach(space -> assertThat(keys(space)).isEmpty());
    }

    @Test
    void anEarlierEpisodesDeliveriesGoWhileTheAlertFiresAgain() {
        closedIncident();
        Delivery again = night.firing(ODD, now());
        night.hears(again);
        night.passes(Duration.ofDays(15));
        assertThat(keys(Space.INBOX)).containsExactly(again.id());
        assertThat(keys(Space.EPISODES)).hasSize(1);
    }

    @Test
    void whatWaitsForTriageStaysHoweverOldItIs() {
        Delivery firing = night.firing(ODD, now());
        closedIncident();
        night.passesUnattended(Duration.ofDays(15));
        night.receives(firing.receivedAt(now()));
        sweepsBeforeAnythingIsTriaged();
        assertThat(keys(Space.INBOX)).containsExactly(firing.id());
        night.haetae().runUntilIdle();
        assertThat(night.haetae().inbox().fate(firing.id())).isPresent();
        assertThat(keys(Space.PENDING)).isEmpty();
    }

    private void sweepsBeforeAnythingIsTriaged() {
        Sweep sweep = new Sweep(
                night.store(),
                night.haetae().inbox(),
                night.haetae().incidents(),
                new Retention(Duration.ofDays(90), Duration.ofDays(14), directory.resolve("export")),
                night.clock);
        Timers timers = new Timers(night.store(), "test", Duration.ofMinutes(1));
        timers.due(now(), 100).stream()
                .filter(due -> due.timer().kind() == Timer.Kind.SWEEP)
                .flatMap(due -> timers.claim(due, now()).stream())
                .forEach(sweep::fire);
    }

    @Test
    void aStatementThatComesAllTheTimeHasOneMarkAnHour() {
        Delivery watchdog = night.firing(WATCHDOG, now());
        for (int minute = 0; minute < 120; minute++) {
            night.hears(watchdog.receivedAt(now()));
            night.passes(Duration.ofMinutes(1));
        }
        assertThat(keys(Space.ARRIVALS)).hasSize(2);
        night.passes(Duration.ofDays(15));
        assertThat(keys(Space.ARRIVALS).stream().filter(key -> key.endsWith(watchdog.id())))
                .hasSize(1);
        assertThat(keys(Space.INBOX)).contains(watchdog.id());
    }

    @Test
    void whatWasReceivedBeforeThereWereMarksIsFoundToo() {
        closedIncident();
        Batch.Builder unmark = Batch.batch().delete(Space.LEDGER, "retention/marked");
        keys(Space.ARRIVALS).forEach(key -> unmark.delete(Space.ARRIVALS, key));
        night.store().commitNow(unmark.build());
        night.passes(Duration.ofDays(15));
        assertThat(keys(Space.INBOX)).isEmpty();
        assertThat(keys(Space.FATES)).isEmpty();
    }

    @Test
    void coolDownsAndLocksThatEndedGo() {
        Instant began = now();
        night.hears(night.firing(Night.gameServerDown(), began));
        night.passes(Duration.ofMinutes(2));
        assertThat(keys(Space.LEDGER)).anyMatch(key -> key.startsWith("cool-down/"));
        night.passes(Duration.ofDays(2));
        assertThat(keys(Space.LEDGER)).noneMatch(key -> key.startsWith("cool-down/") || key.startsWith("lock/"));
    }
}
