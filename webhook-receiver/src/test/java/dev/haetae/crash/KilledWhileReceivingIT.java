package dev.haetae.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Killed in the middle of a commit while two hundred webhooks come in: none that was acknowledged is lost. */
class KilledWhileReceivingIT extends CrashTest {

    private static final String FILE = "dev.haetae.store.embedded.DataFile";

    /** The server whose alert makes the commit that is not survived. */
    private static final String LAST_STRAW = "10.0.99.99:9090";

    @ParameterizedTest
    @ValueSource(strings = {"AT ENTRY", "AT INVOKE sync"})
    void nothingAcknowledgedIsLost(String inTheCommit) {
        ReceiverProcess first = scene.start(
                Rule.note("doomed", FILE, "apply", LAST_STRAW),
                Rule.hold(FILE, "makeDurable", inTheCommit, "flagged(\"doomed\")"));
        List<String> early = acknowledged(posted(first, servers(0, 100)));
        List<CompletableFuture<List<String>>> late =
                posted(first, Stream.concat(servers(100, 199), Stream.of(LAST_STRAW)));
        first.killWhenHeld();
        List<String> all =
                Stream.concat(early.stream(), acknowledged(late).stream()).toList();
        assertThat(all).hasSizeBetween(100, 199);

        ReceiverProcess second = scene.start();

        patiently(
                "decisions",
                () -> all.stream().map(second.api()::stateOf).distinct().toList(),
                List.of("incident")::equals);
        Zones.ALL.forEach(zone -> patiently("one write", () -> zones.writes(zone), writes -> writes.size() == 1));
        assertThat(second.api().stories()).hasSize(Zones.ALL.size()).allSatisfy(story -> {
            story(second, story.id(), Story::isVerifying);
            story.only("action-started");
        });
        Zones.ALL.forEach(zone -> assertThat(zones.writes(zone)).hasSize(1));
    }

    private static Stream<String> servers(int from, int to) {
        return IntStream.range(from, to).mapToObj(number -> "10.0.%d.1:9090".formatted(number));
    }

    private static List<CompletableFuture<List<String>>> posted(ReceiverProcess receiver, Stream<String> servers) {
        return servers.map(server -> Webhook.gameServerDown().from(zone(server), server))
                .map(webhook -> receiver.api().post(webhook.body()))
                .toList();
    }

    private static String zone(String server) {
        return Zones.ALL.get(Math.floorMod(server.hashCode(), Zones.ALL.size()));
    }

    /** The ids of all that were answered; the connections of the others were cut. */
    private static List<String> acknowledged(List<CompletableFuture<List<String>>> posted) {
        return posted.stream()
                .map(answer -> answer.exceptionally(cut -> List.of()).join())
                .flatMap(List::stream)
                .toList();
    }
}
