package dev.haetae.remediate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Action;
import dev.haetae.contract.Configure;
import dev.haetae.contract.Isolate;
import dev.haetae.contract.Restart;
import dev.haetae.contract.RunJob;
import dev.haetae.contract.Scale;
import dev.haetae.contract.State;
import dev.haetae.contract.Target;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What an order takes away is said before it is given, and half of those that serve together is the most. */
class TakingTest {

    private static final Instant AT = Instant.parse("2026-11-19T18:00:00Z");

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            one of two               | 2 | 0 | true  | with it 1 of the 2 that serve together are away
            the first of three       | 3 | 0 | true  | with it 1 of the 3 that serve together are away
            the second of three      | 3 | 1 | true  | with it 2 of the 3 that serve together would be away, and 50 % are the most
            the second of four       | 4 | 1 | true  | with it 2 of the 4 that serve together are away
            the only one             | 1 | 0 | true  | with it 1 of the 1 that serve together would be away, and 50 % are the most
            of whom nobody knows     | 0 | 0 | true  | who serves together with production/game/Pod/lobby-7 cannot be seen, so that nobody can tell how many would be left
            one that answers nobody  | 3 | 2 | false | it does not answer, so that nobody loses it
            """)
    void takesOutNoMoreThanTheShare(String situation, int group, int away, boolean ready, String said) {
        Isolate.Placement seen = new Isolate.Placement("uid-7", false, false, ready, 0).among(group, away);

        assertThat(said(new Isolate("a/1", target("Pod", "lobby-7"), true, false, seen, AT, AT)))
                .as(situation)
                .isEqualTo(said);
    }

    static Stream<Arguments> others() {
        Target lobby = target("Deployment", "lobby");
        return Stream.of(
                Arguments.of(scale(4, 5), "it takes no pods away"),
                Arguments.of(scale(4, 2), "it takes 2 of 4 pods away"),
                Arguments.of(scale(4, 1), "it takes away more than 50 % of the workload's pods"),
                Arguments.of(
                        new Restart("a/1", lobby, AT, 25, new State.Rollout("uid-1", 1, "t", null, 4, 4, 4), AT),
                        "at most 25 % of its pods go at once, or one, or its function refuses"),
                Arguments.of(evicted(3, 0), "with it 1 of 3 pods are away"),
                Arguments.of(evicted(1, 0), "with it 1 of 1 pods are away"),
                Arguments.of(
                        evicted(3, 1), "with it 2 of the 3 that serve together would be away, and 50 % are the most"),
                Arguments.of(
                        evicted(0, 0),
                        "who serves together with production/game/Pod/lobby-7 cannot be seen, so that nobody can tell"
                                + " how many would be left"),
                Arguments.of(
                        new Configure("a/1", lobby, "on", new Configure.Setting("uid-1", "off"), AT, AT),
                        "it takes no pods away"),
                Arguments.of(
                        new RunJob("a/1", lobby, new RunJob.Runs("uid-1", null, RunJob.Phase.NONE, null), AT),
                        "it takes no pods away"));
    }

    @ParameterizedTest
    @MethodSource("others")
    void saysWhatEveryOtherVerbTakes(Action action, String said) {
        assertThat(said(action)).isEqualTo(said);
    }

    private static String said(Action action) {
        return switch (Taking.of(action, 50)) {
            case Taking.Little(String words) -> words;
            case Taking.TooMuch(var because) -> because.sentence();
        };
    }

    private static Restart evicted(int group, int away) {
        State seen = new State.Pod("uid-7", false, true, false, group, away);
        return new Restart("a/1", target("Pod", "lobby-7"), AT, 50, seen, AT);
    }

    private static Scale scale(int from, int to) {
        return new Scale("a/1", target("Deployment", "lobby"), to, new State.Replicas(from, from, 1, "uid-1"), AT);
    }

    private static Target target(String kind, String name) {
        return new Target("production", "game", kind, name);
    }
}
