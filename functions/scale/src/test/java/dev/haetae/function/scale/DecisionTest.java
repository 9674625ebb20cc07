package dev.haetae.function.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Custody;
import dev.haetae.contract.Refusal;
import dev.haetae.contract.Scale;
import dev.haetae.contract.State.Replicas;
import dev.haetae.contract.Target;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Decided on: 2 replicas at generation 7 of uid a, to become 3, good until second 30; an autoscaler has a ceiling. */
class DecisionTest {

    private static final Instant START = Instant.parse("2026-11-20T03:00:00Z");
    private static final Target TARGET = new Target("production", "game", "Deployment", "matchmaking");
    private static final Scale ORDER = new Scale("a-1", TARGET, 3, new Replicas(2, 2, 7, "a"), START.plusSeconds(30));

    @ParameterizedTest(name = "{0}")
    @CsvSource(nullValues = "-", textBlock = """
            as decided on,                    2, 2, 7, a, -,      -,              -, 0,  write,          -
            pods come and go,                 2, 0, 7, a, -,      -,              -, 0,  write,          -
            at the last moment,               2, 2, 7, a, -,      -,              -, 30, write,          -
            too late,                         2, 2, 7, a, -,      -,              -, 31, stale,          03:00:30
            done already,                     3, 1, 8, a, -,      -,              -, 0,  already,        -
            done already and late,            3, 3, 8, a, -,      -,              -, 31, already,        -
            done already by its owner,        3, 3, 8, a, HPA x,  -,              -, 0,  already,        -
            owned,                            2, 2, 7, a, HPA x,  -,              -, 0,  owned,          HPA x
            owned and changed,                5, 5, 9, a, HPA x,  -,              -, 0,  owned,          HPA x
            someone scaled it,                5, 5, 8, a, -,      -,              -, 0,  target-changed, 5 replicas
            someone scaled it there and back, 2, 2, 9, a, -,      -,              -, 0,  target-changed, generation 9
            someone released a new version,   2, 2, 8, a, -,      -,              -, 0,  target-changed, generation 8
            changed and late,                 5, 5, 8, a, -,      -,              -, 31, target-changed, 5 replicas
            made again,                       2, 2, 7, b, -,      -,              -, 0,  target-changed, made again
            made again as ordered,            3, 3, 1, b, -,      -,              -, 0,  target-changed, made again
            made again and owned,             3, 3, 1, b, HPA x,  -,              -, 0,  target-changed, made again
            paused,                           2, 2, 7, a, -,      namespace game, -, 0,  hands-off,      namespace game
            paused and owned,                 2, 2, 7, a, HPA x,  namespace game, -, 0,  hands-off,      haetae.dev/pause
            paused and changed,               5, 5, 9, a, -,      namespace game, -, 0,  hands-off,      keep off
            paused and done already,          3, 3, 8, a, -,      namespace game, -, 0,  already,        -
            paused and made again,            2, 2, 7, b, -,      namespace game, -, 0,  target-changed, made again
            a floor at the ceiling,           2, 2, 7, a, -,      -,              3, 0,  write,          -
            a floor above the ceiling,        2, 2, 7, a, -,      -,              2, 0,  unsafe,         above the 2
            a floor above it and owned,       2, 2, 7, a, KEDA x, -,              2, 0,  owned,          KEDA x
            a floor above it and changed,     4, 2, 8, a, -,      -,              2, 0,  target-changed, 4 replicas
            """)
    void decides(
            String situation,
            int desired,
            int ready,
            long generation,
            String uid,
            String owner,
            String paused,
            Integer ceiling,
            int second,
            String decided,
            String saying) {
        Workload seen = new Workload(
                new Replicas(desired, ready, generation, uid),
                "4711",
                Optional.ofNullable(owner).map(Owner::withoutLever),
                new Custody(paused, false, null, null),
                ceiling == null ? OptionalInt.empty() : OptionalInt.of(ceiling));

        Decision decision = Decision.on(seen, ORDER, START.plusSeconds(second));

        assertThat(tag(decision)).as(situation).isEqualTo(decided);
        assertThat(decision.toString()).contains(saying == null ? "" : saying);
    }

    private static String tag(Decision decision) {
        return switch (decision) {
            case Decision.Write() -> "write";
            case Decision.AlreadyApplied(var _) -> "already";
            case Decision.Refused(Refusal reason, var _) -> reason.tag();
        };
    }
}
