package dev.haetae.function.isolate;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Agones writes into a game server's status, and how many players that makes. */
class GameServersTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            nobody plays                 | {state: Ready}                                               | 0
            not up yet                   | {state: Starting}                                            | 0
            somebody plays               | {state: Allocated}                                           | 1
            somebody is about to come    | {state: Reserved}                                            | 1
            players are counted          | {state: Allocated, players: {count: 12, capacity: 64}}       | 12
            nobody has come yet          | {state: Allocated, players: {capacity: 64}}                  | 1
            a counter counts             | {state: Allocated, counters: {rooms: {count: 3}}}            | 3
            the highest counts           | {state: Ready, counters: {a: {count: 3}, b: {count: 7}}}     | 7
            a list counts                | {state: Allocated, lists: {players: {values: [ann, bob]}}}   | 2
            an empty list                | {state: Ready, lists: {players: {capacity: 8}}}              | 0
            no word                      | {}                                                           | -
            a state that nobody knows    | {state: Dreaming}                                            | -
            a count that is none         | {state: Ready, players: {count: many}}                       | -
            a counter that is none       | {state: Ready, counters: {rooms: 3}}                         | -
            a list that is none          | {state: Ready, lists: {players: {values: 3}}}                | -
            counters that are none       | {state: Ready, counters: 3}                                  | -
            """)
    void counts(String situation, String status, Integer players) {
        assertThat(GameServers.players(server(status)))
                .as(situation)
                .isEqualTo(players == null ? OptionalInt.empty() : OptionalInt.of(players));
    }

    @ParameterizedTest
    @CsvSource({
        "Ready, true",
        "Starting, true",
        "RequestReady, true",
        "Allocated, false",
        "Reserved, false",
        "Shutdown, false"
    })
    void whoIsUpForPlayersWaits(String state, boolean waits) {
        GenericKubernetesResource server = server("{state: %s}".formatted(state));
        server.setMetadata(new ObjectMeta());
        assertThat(GameServers.isWaiting(server)).isEqualTo(waits);

        server.getMetadata().setDeletionTimestamp("2026-11-20T03:00:00Z");
        assertThat(GameServers.isWaiting(server)).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a Fleet's                   | GameServerSet | true  | {state: Ready}                        | true
            one with players all the same | GameServerSet | true | {state: Ready, players: {count: 1}}  | false
            one in no Fleet             | Deployment    | true  | {state: Ready}                        | false
            one that its set let go     | GameServerSet | false | {state: Ready}                        | false
            """)
    void whomNobodyMissesMayBeEnded(String situation, String kind, boolean kept, String status, boolean may) {
        GenericKubernetesResource server = server(status);
        server.setMetadata(new ObjectMetaBuilder()
                .addNewOwnerReference()
                .withApiVersion("agones.dev/v1")
                .withKind(kind)
                .withController(kept)
                .endOwnerReference()
                .build());

        assertThat(GameServers.mayBeEnded(server)).as(situation).isEqualTo(may);
    }

    @Test
    void aServerThatIsNotThereIsNotAnEmptyOne() {
        assertThat(GameServers.players(null)).isEmpty();
    }

    private static GenericKubernetesResource server(String status) {
        return new KubernetesSerialization().unmarshal("status: " + status, GenericKubernetesResource.class);
    }
}
