package dev.haetae.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.haetae.inbox.Delivery;
import dev.haetae.inbox.Inbox;
import dev.haetae.policy.Alert;
import dev.haetae.receive.SourcesConfig.Kind;
import dev.haetae.store.embedded.EmbeddedStore;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A noisy source is refused, and a quiet one is still taken (R6). */
class RoomTest {

    @TempDir
    Path directory;

    private EmbeddedStore store;
    private Inbox inbox;
    private Room room;

    private record Bound(long limit, double share) implements BacklogConfig {}

    @BeforeEach
    void open() {
        store = EmbeddedStore.open(directory);
        inbox = new Inbox(store);
        room = new Room(new Bound(10, 0.8), inbox);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static Source source(String name, int rateLimit) {
        return new Source(name, Kind.ALERTMANAGER, List.of(), rateLimit);
    }

    private void waiting(String source, int count) {
        List<Delivery> deliveries = IntStream.range(0, count)
                .mapToObj(i -> Delivery.of(
                        source,
                        "fingerprint-" + i,
                        Delivery.Status.FIRING,
                        Instant.EPOCH,
                        null,
                        new Alert(Map.of(), Map.of()),
                        new Delivery.Origin("", "", "", ""),
                        Instant.EPOCH))
                .toList();
        inbox.accept(deliveries).toCompletableFuture().join();
    }

    @Test
    void oneSourceFillsItsShareOnly() {
        waiting("noisy", 7);
        assertThatCode(() -> room.enter(source("noisy", 1000))).doesNotThrowAnyException();
        waiting("noisy", 2);

        assertThatThrownBy(() -> room.enter(source("noisy", 1000)))
                .isInstanceOf(Busy.class)
                .hasMessage("9 alerts of this source wait for triage, which is its share");
    }

    @Test
    void theOthersAreHeardMeanwhile() {
        waiting("noisy", 8);
        assertThatThrownBy(() -> room.enter(source("noisy", 1000))).isInstanceOf(Busy.class);
        assertThatCode(() -> room.enter(source("quiet", 1000))).doesNotThrowAnyException();
    }

    @Test
    void allOfThemTogetherFillTheBacklog() {
        waiting("noisy", 8);
        waiting("other", 2);

        assertThatThrownBy(() -> room.enter(source("quiet", 1000)))
                .isInstanceOf(Busy.class)
                .hasMessage("10 alerts wait for triage, and 10 may");
    }

    @Test
    void whatIsTriagedMakesRoom() {
        waiting("noisy", 8);
        inbox.pending(1).forEach(inbox::triaged);
        assertThatCode(() -> room.enter(source("noisy", 1000))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.8, limit",
        "-1, 0.8, limit",
        "10, 0, share",
        "10, -0.1, share",
        "10, 1.01, share",
        "10, NaN, share"
    })
    void aBoundThatIsNoneEndsTheStart(long limit, double share, String what) {
        assertThatThrownBy(() -> Room.check(new Bound(limit, share))).hasMessageContaining("haetae.backlog." + what);
        assertThatCode(() -> Room.check(new Bound(1, 1))).doesNotThrowAnyException();
    }

    @Test
    void whenToComeAgainIsSaidInWholeSeconds() {
        assertThat(new Busy(Reason.BACKLOG, "", Duration.ZERO).retryAfterSeconds())
                .isOne();
        assertThat(new Busy(Reason.BACKLOG, "", Duration.ofMillis(1001)).retryAfterSeconds())
                .isEqualTo(2);
        assertThat(new Busy(Reason.BACKLOG, "", Duration.ofSeconds(5)).retryAfterSeconds())
                .isEqualTo(5);
    }
}
