package dev.haetae.function.restart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Custody;
import dev.haetae.contract.Refusal;
import dev.haetae.contract.Restart;
import dev.haetae.contract.State;
import dev.haetae.contract.Target;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Decided on: 8 pods of template t, never restarted, of uid a; a quarter at once, good until second 30. */
class DecisionTest {

    private static final Instant START = Instant.parse("2026-11-20T03:00:00Z");
    private static final Target TARGET = new Target("production", "game", "Deployment", "matchmaking");
    private static final Restart ORDER =
            new Restart("a-1", TARGET, START, 25, rollout("a", "t", null), START.plusSeconds(30));

    @ParameterizedTest(name = "{0}")
    @CsvSource(nullValues = "-", textBlock = """
            as decided on,             a, t, -,                    -,    -,              -,    2, 0,  write,          -
            at the last moment,        a, t, -,                    -,    -,              -,    2, 30, write,          -
            too late,                  a, t, -,                    -,    -,              -,    2, 31, stale,          03:00:30
            done already and late,     a, t, 2026-11-20T03:00:00Z, -,    -,              busy, 8, 31, already,        -
            done already though owned, a, t, 2026-11-20T03:00:00Z, Argo, -,              -,    2, 0,  already,        -
            owned,                     a, t, -,                    Argo, -,              -,    2, 0,  owned,          Argo
            owned and changed,         a, u, -,                    Argo, -,              -,    2, 0,  owned,          Argo
            someone released it,       a, u, -,                    -,    -,              busy, 2, 0,  target-changed, another than was decided on
            someone restarted it,      a, t, 2026-11-20T02:59:59Z, -,    -,              -,    2, 0,  target-changed, restarted at 2026-11-20T02:59:59Z
            made again,                b, t, -,                    -,    -,              -,    2, 0,  target-changed, made again
            made again as ordered,     b, t, 2026-11-20T03:00:00Z, -,    -,              -,    2, 0,  target-changed, made again
            under way,                 a, t, -,                    -,    -,              busy, 2, 31, busy,           busy
            too many at once,          a, t, -,                    -,    -,              -,    3, 0,  unsupported,    3 of its 8 pods
            paused,                    a, t, -,                    -,    namespace game, -,    2, 0,  hands-off,      namespace game
            paused and owned,          a, t, -,                    Argo, namespace game, -,    2, 0,  hands-off,      haetae.dev/pause
            paused and changed,        a, u, -,                    -,    namespace game, busy, 2, 31, hands-off,      keep off
            paused and done already,   a, t, 2026-11-20T03:00:00Z, -,    namespace game, -,    2, 0,  already,        -
            """)
    void decides(
            String situation,
            String uid,
            String template,
            String restartedAt,
            String owner,
            String paused,
            String obstacle,
            int atOnce,
            int second,
            String decided,
            String saying) {
        Candidate seen = new Candidate(
                rollout(uid, template, restartedAt),
                "4711",
                Optional.ofNullable(owner),
                Optional.ofNullable(obstacle).map(detail -> new Obstacle(Refusal.BUSY, detail)),
                atOnce,
                new Custody(paused, false, null, null));

        Decision decision = Decision.on(seen, ORDER, START.plusSeconds(second));

        assertThat(tag(decision)).as(situation).isEqualTo(decided);
        assertThat(decision.toString()).contains(saying == null ? "" : saying);
    }

    /** By a strategy that takes all at once. */
    @ParameterizedTest
    @CsvSource({"8, 8, unsupported", "8, 1, unsupported", "8, 0, write", "1, 1, write"})
    void whoAnswersIsNotTakenTogetherButForTheOnlyOne(int desired, int answering, String decided) {
        Candidate seen = new Candidate(
                new State.Rollout("a", 7, "t", null, desired, desired, answering),
                "4711",
                Optional.empty(),
                Optional.empty(),
                desired,
                Custody.NOBODY);

        assertThat(tag(Decision.on(seen, ORDER, START))).isEqualTo(decided);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(nullValues = "-", textBlock = """
            one of two,                  2, 0, true,  50,  write, -
            the only one,                1, 0, true,  50,  write, -
            the second of two,           2, 1, true,  50,  busy,  2 of the 2 that serve together
            the second of three,         3, 1, true,  50,  busy,  2 of the 3 that serve together
            the second of four,          4, 1, true,  50,  write, -
            one that answers nobody,     3, 2, false, 50,  write, -
            of whom nobody knows,        0, 0, true,  50,  busy,  cannot be seen
            by an order without a share, 0, 0, true,  100, write, -
            """)
    void onePodIsTakenWhileEnoughOthersAnswer(
            String situation, int group, int away, boolean ready, int batch, String decided, String saying) {
        State pod = new State.Pod("a", false, ready, false, group, away);
        Target target = new Target("production", "game", Restart.POD, "matchmaking-1");
        Restart order = new Restart("a-1", target, START, batch, pod, START.plusSeconds(30));
        Candidate seen = new Candidate(pod, "4711", Optional.empty(), Optional.empty(), 1, Custody.NOBODY);

        Decision decision = Decision.on(seen, order, START);

        assertThat(tag(decision)).as(situation).isEqualTo(decided);
        assertThat(decision.toString()).contains(saying == null ? "" : saying);
    }

    private static State.Rollout rollout(String uid, String template, String restartedAt) {
        return new State.Rollout(uid, 7, template, restartedAt, 8, 8, 8);
    }

    private static String tag(Decision decision) {
        return switch (decision) {
            case Decision.Write() -> "write";
            case Decision.AlreadyApplied(var _) -> "already";
            case Decision.Refused(Refusal reason, var _) -> reason.tag();
        };
    }
}
