package dev.haetae.function.isolate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Custody;
import dev.haetae.contract.Isolate;
import dev.haetae.contract.Isolate.Placement;
import dev.haetae.contract.Refusal;
import dev.haetae.contract.Target;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Decided on: the pod or node of uid a, in traffic for an order out and out of it for an order back; good until second 30. */
class DecisionTest {

    private static final Instant START = Instant.parse("2026-11-20T03:00:00Z");
    private static final String OURS = new Mark("a-0", Map.of("app", "match")).json();

    /** Without our mark the pod has its label {@code app}; with it, only where somebody put it back. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(nullValues = "-", textBlock = """
            as decided on,               out,  a, -,       match, 1, false, -,    0,  write,          -
            at the last moment,          out,  a, -,       match, 1, false, -,    30, write,          -
            too late,                    out,  a, -,       match, 1, false, -,    31, stale,          03:00:30
            out already and late,        out,  a, ours,    -,     -, false, -,    31, already,        -
            out already though paused,   out,  a, ours,    -,     -, false, game, 0,  already,        -
            gone,                        out,  a, -,       match, 1, true,  -,    0,  already,        -
            another of its name,         out,  b, -,       match, 1, false, -,    0,  already,        -
            paused,                      out,  a, -,       match, 1, false, game, 0,  hands-off,      namespace game
            no Service,                  out,  a, -,       match, -, false, -,    0,  unsupported,    no Service
            nobody else answers,         out,  a, -,       match, 0, false, -,    0,  busy,           Service match
            it was put back by hand,     out,  a, ours,    match, 1, false, -,    0,  write,          -
            back as decided on,          back, a, ours,    -,     -, false, -,    0,  write,          -
            back too late,               back, a, ours,    -,     -, false, -,    31, stale,          03:00:30
            back though paused,          back, a, ours,    -,     -, false, game, 0,  hands-off,      namespace game
            back already,                back, a, -,       match, 1, false, -,    0,  already,        -
            back by hand but for a mark, back, a, ours,    match, 1, false, -,    0,  write,          -
            its label is another now,    back, a, ours,    other, -, false, -,    0,  target-changed, label app
            its mark is not ours,        back, a, garbled, -,     -, false, -,    0,  target-changed, haetae.dev/isolated
            gone before it came back,    back, a, ours,    -,     -, true,  -,    0,  already,        -
            """)
    void decidesOnPods(
            String situation,
            String way,
            String uid,
            String mark,
            String app,
            Integer others,
            boolean gone,
            String paused,
            int second,
            String decided,
            String saying) {
        List<Route> routes =
                others == null ? List.of() : List.of(new Route("match", Map.of("app", "match"), others, others + 1));
        PodCandidate seen = new PodCandidate(
                new Placement(uid, mark != null && routes.isEmpty(), gone, true, 0),
                "4711",
                custody(paused),
                annotation(mark),
                app == null ? Map.of() : Map.of("app", app),
                routes,
                List.of(),
                Set.of("app"));

        check(situation, Decision.on(seen, order("Pod", way), START.plusSeconds(second)), decided, saying);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(nullValues = "-", textBlock = """
            as decided on,              out,  a, false, -,    false, 1, -,    write,          -
            cordoned by people,         out,  a, true,  -,    true,  1, -,    already,        -
            cordoned by us,             out,  a, true,  ours, false, 1, -,    already,        -
            an old mark of ours,        out,  a, false, ours, false, 1, -,    write,          -
            the last that takes pods,   out,  a, false, -,    false, 0, -,    busy,           no other node
            paused,                     out,  a, false, -,    false, 1, node, hands-off,      node
            back as decided on,         back, a, true,  ours, false, 1, -,    write,          -
            back as the only one,       back, a, true,  ours, false, 0, -,    write,          -
            cordoned by people,         back, a, true,  -,    true,  1, -,    target-changed, somebody else
            cordoned anew by people,    back, a, true,  ours, true,  1, -,    target-changed, somebody else
            uncordoned by people,       back, a, false, -,    false, 1, -,    already,        -
            uncordoned but for a mark,  back, a, false, ours, true,  1, -,    write,          -
            another of its name,        back, b, true,  -,    true,  1, -,    already,        -
            """)
    void decidesOnNodes(
            String situation,
            String way,
            String uid,
            boolean cordoned,
            String mark,
            boolean byOthers,
            int others,
            String paused,
            String decided,
            String saying) {
        NodeCandidate seen = new NodeCandidate(
                new Placement(uid, cordoned, false, true, 3),
                "4711",
                custody(paused),
                annotation(mark),
                byOthers,
                others,
                List.of());

        check(situation, Decision.on(seen, order("Node", way), START), decided, saying);
    }

    /** A pod that answers beside all others of its group but for those away; or one that does not. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            one of two,                       2, 0, true,  50, write
            the first of three,               3, 0, true,  50, write
            the second of three,              3, 1, true,  50, busy
            the second of four,               4, 1, true,  50, write
            the third of four,                4, 2, true,  50, busy
            where fewer may be away,          4, 1, true,  25, busy
            one that answers nobody,          3, 1, false, 50, write
            by an order that names no share,  3, 1, true,  0,  write
            fewer are there than were before, 1, 0, true,  50, busy
            """)
    void keepsToTheShareOfItsOrder(String situation, int group, int away, boolean ready, int share, String decided) {
        int others = Math.max(1, group - away - 1);
        Placement state = new Placement("a", false, false, ready, 0).among(group, away);
        Route route = new Route("match", Map.of("app", "match"), others, group);
        PodCandidate pod = new PodCandidate(
                state, "4711", Custody.NOBODY, Optional.empty(), Map.of(), List.of(route), List.of(), Set.of());
        NodeCandidate node =
                new NodeCandidate(state, "4711", Custody.NOBODY, Optional.empty(), false, others, List.of());

        String saying = decided.equals("busy") ? "that serve together would be away" : "";
        check(situation, Decision.on(pod, within(share, "Pod"), START), decided, saying);
        check(situation, Decision.on(node, within(share, "Node"), START), decided, saying);
    }

    /** Decided on when there were two. */
    private static Isolate within(int share, String kind) {
        Isolate order = order(kind, "out");
        return new Isolate(
                order.id(), order.target(), true, false, order.expected().among(2, 0), null, order.notAfter(), share);
    }

    @Test
    void aPodThatIsFoundByAgonesOwnLabelsAloneKeepsThem() {
        Map<String, String> role = Map.of("agones.dev/role", "gameserver");
        PodCandidate seen = new PodCandidate(
                new Placement("a", false, false, true, 0),
                "4711",
                Custody.NOBODY,
                Optional.empty(),
                role,
                List.of(new Route("match", role, 5, 6)),
                List.of(),
                Set.of());

        check("Agones", Decision.on(seen, order("Pod", "out"), START), "unsupported", "Service match");
    }

    @Test
    void aPodThatItsControllerKnowsByOurLabelIsNotTaken() {
        PodCandidate seen = new PodCandidate(
                new Placement("a", false, false, true, 0),
                "4711",
                Custody.NOBODY,
                Optional.empty(),
                Map.of("app", "match"),
                List.of(new Route("match", Map.of("app", "match"), 5, 6)),
                List.of(),
                Set.of("haetae.dev/out"));

        check("ours", Decision.on(seen, order("Pod", "out"), START), "unsupported", "knows its pods by haetae.dev/out");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsNeitherAsExpectedNorAsOrderedHasChanged(boolean out) {
        Placement expected = new Placement("a", out, false, true, 0);
        Target target = new Target("production", "game", "Node", "x");
        Isolate order = new Isolate("a-1", target, out, false, expected, null, START.plusSeconds(30));
        NodeCandidate seen = new NodeCandidate(
                new Placement("a", !out, false, true, 0),
                "4711",
                Custody.NOBODY,
                Optional.of(OURS),
                false,
                1,
                List.of());

        check("changed", Decision.on(seen, order, START), "target-changed", "traffic");
    }

    private static Isolate order(String kind, String way) {
        boolean out = way.equals("out");
        return new Isolate(
                "a-1",
                new Target("production", "game", kind, "x"),
                out,
                false,
                new Placement("a", !out, false, true, 0),
                null,
                START.plusSeconds(30));
    }

    private static Custody custody(String paused) {
        return new Custody(paused == null ? null : "namespace " + paused, false, null, null);
    }

    private static Optional<String> annotation(String mark) {
        return Optional.ofNullable(mark).map(said -> said.equals("ours") ? OURS : "{\"order\":");
    }

    private static void check(String situation, Decision decision, String decided, String saying) {
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
