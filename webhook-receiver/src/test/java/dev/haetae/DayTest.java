package dev.haetae;

import static dev.haetae.testkit.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.inbox.Delivery;
import dev.haetae.inbox.Delivery.Status;
import dev.haetae.store.Copied;
import dev.haetae.store.Space;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A day of 10,000 alerts: kept, compacted, restored and swept. An alert fires every two minutes, of 300 services in turn,
 * from a pair of peers, is repeated for some minutes, and ends. Prints what that takes on disk.
 */
class DayTest {

    private static final int EPISODES = 720;
    private static final int SERVICES = 300;
    private static final int REPEATS = 5;
    private static final int ALERTS = EPISODES * 2 * (REPEATS + 2);

    /** Far above what it takes, far below what a store that never gives space back would. */
    private static final long BOUND_OF_A_DAY = 48L << 20;

    private static final long BOUND_OF_NOTHING = 4L << 20;

    @TempDir
    Path directory;

    private int sent;

    @Test
    void aDayIsKeptCompactedRestoredAndSwept() throws Exception {
        try (Night night = Night.on(directory)) {
            lives(night);
            assertThat(sent).isEqualTo(ALERTS).isGreaterThan(10_000);
            long day = size();
            Copied copied = night.store().copyTo(directory.resolve("day.mv"));
            report(day, copied);
            assertThat(day).isLessThan(BOUND_OF_A_DAY);
            night.restored(copied.file());
            assertThat(count(night, Space.INCIDENTS)).isEqualTo(EPISODES);

            night.passes(Duration.ofDays(15));
            List.of(Space.INBOX, Space.FATES, Space.ARRIVALS, Space.EPISODES)
                    .forEach(space ->
                            assertThat(count(night, space)).as("%s", space).isZero());
            int events = count(night, Space.EVENTS);
            night.passes(Duration.ofDays(77));
            assertThat(night.incidents()).isEmpty();
            assertThat(count(night, Space.EVENTS)).isZero();
            assertThat(exported()).isEqualTo(events);
            await().until(() -> size() < BOUND_OF_NOTHING);
        }
    }

    private void lives(Night night) {
        List<List<Delivery>> minutes = day(night);
        for (List<Delivery> minute : minutes) {
            Instant now = night.clock.instant();
            List<Delivery> received =
                    minute.stream().map(delivery -> delivery.receivedAt(now)).toList();
            night.haetae().inbox().accept(received).toCompletableFuture().join();
            sent += received.size();
            night.passes(Duration.ofMinutes(1));
        }
        night.passes(Duration.ofMinutes(10));
    }

    private static List<List<Delivery>> day(Night night) {
        List<List<Delivery>> minutes = new ArrayList<>();
        for (int minute = 0; minute < EPISODES * 2 + 2 * REPEATS; minute++) {
            minutes.add(new ArrayList<>());
        }
        for (int episode = 0; episode < EPISODES; episode++) {
            Instant began = Night.THREE.plus(Duration.ofMinutes(episode * 2L));
            for (int peer = 0; peer < 2; peer++) {
                alert(night, episode, began.plusSeconds(peer), minutes);
            }
        }
        return minutes;
    }

    /** Two peers that evaluate the same rule differ by a second. */
    private static void alert(Night night, int episode, Instant began, List<List<Delivery>> minutes) {
        String service = "service-" + episode % SERVICES;
        Map<String, String> labels = Night.labels("SomethingOdd", service, "warning", Map.of("pod", service + "-0"));
        for (int repeat = 0; repeat <= REPEATS; repeat++) {
            minutes.get(episode * 2 + repeat).add(night.delivery(labels, Status.FIRING, began, null));
        }
        Instant end = began.plus(Duration.ofMinutes(REPEATS));
        minutes.get(episode * 2 + REPEATS + 1).add(night.delivery(labels, Status.RESOLVED, began, end));
    }

    private static int count(Night night, Space space) {
        return night.store()
                .scan(space, "", "" + Character.MAX_VALUE, Integer.MAX_VALUE)
                .size();
    }

    private long size() {
        try {
            return Files.size(directory.resolve("haetae.mv"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int exported() throws IOException {
        int lines = 0;
        try (var files = Files.list(directory.resolve("export"))) {
            for (Path file : files.toList()) {
                lines += Files.readAllLines(file).size();
            }
        }
        return lines;
    }

    private void report(long day, Copied copied) {
        System.out.printf(
                "disk per 10,000 alerts: %.1f MB in the store, %.1f MB as a backup (%d alerts, %d incidents, %d events)%n",
                megabytes(day),
                megabytes(copied.bytes()),
                sent,
                EPISODES,
                copied.records().get(Space.EVENTS));
    }

    private double megabytes(long bytes) {
        return bytes * 10_000.0 / sent / (1 << 20);
    }
}
