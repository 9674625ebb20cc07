package dev.haetae.function.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Custody;
import dev.haetae.contract.Refusal;
import dev.haetae.contract.Rollback;
import dev.haetae.contract.Target;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Decided on: revision new of uid a, to go back to old, good until second 30. There is a way to old, and none to lost. */
class DecisionTest {

    private static final Instant START = Instant.parse("2026-11-20T03:00:00Z");
    private static final Target TARGET = new Target("production", "game", "Deployment", "matchmaking");

    @ParameterizedTest(name = "{0}")
    @CsvSource(nullValues = "-", textBlock = """
            as decided on,             a, new, old,  -,    -,    -,        -,       -,     0, write,          -
            at the last moment,        a, new, old,  -,    -,    -,        -,       -,    30, write,          -
            too late,                  a, new, old,  -,    -,    -,        -,       -,    31, stale,          03:00:30
            done already,              a, old, old,  team, Argo, migrated, crashes, busy, 31, already,        -
            people are on it,          a, new, old,  team, Argo, -,        -,       -,     0, hands-off,      haetae.dev/pause
            owned,                     a, new, old,  -,    Argo, -,        -,       -,     0, owned,          belongs in Git
            owned and changed,         a, odd, old,  -,    Argo, -,        -,       -,     0, owned,          Argo
            someone released it,       a, odd, old,  -,    -,    migrated, -,       -,     0, target-changed, it runs revision odd
            made again,                b, new, old,  -,    -,    -,        -,       -,     0, target-changed, made again
            made again as ordered,     b, old, old,  -,    -,    -,        -,       -,     0, target-changed, made again
            no such revision,          a, new, lost, -,    -,    -,        -,       -,     0, target-absent,  no revision lost
            must not be taken back,    a, new, old,  -,    -,    migrated, -,       -,     0, unsafe,         revision new must not be taken back: migrated
            must not be brought back,  a, new, old,  -,    -,    -,        crashes, busy,  0, unsafe,         crashes
            paused by people,          a, new, old,  -,    -,    -,        -,       busy, 31, busy,           busy
            """)
    void decides(
            String situation,
            String uid,
            String revision,
            String wanted,
            String paused,
            String owner,
            String unsafe,
            String against,
            String obstacle,
            int second,
            String decided,
            String saying) {
        Candidate seen = new Candidate(
                release(uid, revision, unsafe),
                "4711",
                Optional.ofNullable(owner).map(it -> new Owner(it, "the revert belongs in Git", true)),
                new Custody(paused, false, null, null),
                Optional.ofNullable(obstacle).map(detail -> new Obstacle(Refusal.BUSY, detail)),
                Map.of(
                        "old",
                        new Way(List.of(), Optional.ofNullable(against), release("a", "old", null), false, true)));
        Rollback order = new Rollback("a-1", TARGET, wanted, release("a", "new", null), START.plusSeconds(30));

        Decision decision = Decision.on(seen, order, false, START.plusSeconds(second));

        assertThat(tag(decision)).as(situation).isEqualTo(decided);
        assertThat(decision.toString()).contains(saying == null ? "" : saying);
    }

    private static Rollback.Release release(String uid, String revision, String unsafe) {
        return new Rollback.Release(uid, revision, null, "old", Map.of(), unsafe, 8, 8, 8, false);
    }

    private static String tag(Decision decision) {
        return switch (decision) {
            case Decision.Write(var _) -> "write";
            case Decision.AlreadyApplied(var _) -> "already";
            case Decision.Wait _, Decision.Stop _, Decision.Stopped _ -> "under-way";
            case Decision.Refused(Refusal reason, var _) -> reason.tag();
        };
    }
}
