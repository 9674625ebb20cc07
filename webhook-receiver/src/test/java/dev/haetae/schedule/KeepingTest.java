package dev.haetae.schedule;

import static dev.haetae.schedule.Forgery.NOON;
import static dev.haetae.schedule.Forgery.SET;
import static dev.haetae.schedule.Forgery.after;
import static dev.haetae.schedule.Forgery.deed;
import static dev.haetae.schedule.Forgery.event;
import static dev.haetae.schedule.Forgery.scale;
import static dev.haetae.schedule.Forgery.workload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Isolate;
import dev.haetae.contract.Restart;
import dev.haetae.contract.Scale;
import dev.haetae.contract.State;
import dev.haetae.contract.Target;
import dev.haetae.incident.Actor;
import dev.haetae.incident.Event;
import dev.haetae.incident.Happening;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes beyond bounds, windows or other people's hands is reported, and nothing else. */
class KeepingTest {

    private static final Scale GROWN = scale("a/0", "arena", 2, 4);

    private final Facts facts = new Forgery().facts;

    private List<String> broken(Deed deed) {
        return new Keeping(List.of(deed), facts).broken();
    }

    private static Deed grown(Event... before) {
        return deed(SET, "arena", "grow", 0, GROWN, NOON, before);
    }

    @Test
    void whatKeepsToAllOfItIsFine() {
        assertThat(broken(grown())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "4, 11, out of bounds",
        "1, 0, out of bounds",
        "4, 1, too many pods at once",
    })
    void beyondTheBounds(int from, int to, String said) {
        Deed deed = deed("arena", "grow", scale("a/0", "arena", from, to), NOON);
        assertThat(broken(deed)).anyMatch(one -> one.startsWith(said));
    }

    @ParameterizedTest
    @CsvSource({
        "3, 0, 50, fine",
        "3, 1, 50, too many away at once",
        "0, 0, 50, too many away at once",
        "3, 0, 0, it names another share",
        "3, 0, 51, it names another share",
    })
    void morePodsOutThanMayBeMissed(int group, int away, int share, String said) {
        Isolate.Placement seen = new Isolate.Placement("uid", false, false, true, 0).among(group, away);
        Isolate out = new Isolate("a/0", pod(), true, false, seen, after(9), after(2), share);
        List<String> broken = broken(deed("arena", "take-out", out, NOON));
        assertThat(broken.isEmpty() ? "fine" : broken.getFirst()).startsWith(said);
    }

    @ParameterizedTest
    @CsvSource({"50, fine", "51, it lets too many pods go at once"})
    void aStrategyThatIsLeftTooMuch(int batch, String said) {
        State seen = new State.Rollout("uid", 1, "t", null, 4, 4, 4);
        Restart restart = new Restart("a/0", workload("arena"), NOON, batch, seen, after(2));
        List<String> broken = broken(deed("arena", "revive", restart, NOON));
        assertThat(broken.isEmpty() ? "fine" : broken.getFirst()).startsWith(said);
    }

    private static Target pod() {
        return new Target("production", Drill.namespace("arena"), Restart.POD, "arena-0");
    }

    @Test
    void withinAMaintenanceWindow() {
        assertThat(broken(deed("arena", "grow", GROWN, after(40))))
                .singleElement()
                .asString()
                .startsWith("in a maintenance window");
        assertThat(broken(deed("arena", "nightly", scale("a/0", "arena", 2, 1), after(40))))
                .isEmpty();
    }

    @Test
    void whereSomebodyJustWrote() {
        facts.touches(workload("arena"), NOON.minusSeconds(300), true);
        assertThat(broken(grown())).singleElement().asString().startsWith("somebody had just written to it");

        Event resumed = event(new Happening.Resumed(), Actor.person("mina"));
        assertThat(broken(grown(resumed))).isEmpty();
        assertThat(broken(deed("arena", "grow", GROWN, after(2)))).isEmpty();
    }

    @Test
    void whereSomebodyJustWroteToWhatAFloorIsOf() {
        facts.touches(workload("arena"), NOON.minusSeconds(300), true);
        var floor = new State.Replicas(2, 2, 1, "uid");
        var raised = new Scale("a/0", Drill.lever(workload("arena")), 4, floor, after(9), after(2));
        assertThat(broken(deed("arena", "grow", raised, NOON)))
                .singleElement()
                .asString()
                .startsWith("somebody had just written to it");
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNotOursToTouch(Facts.Condition condition) {
        Deed deed = deed(Drill.SETS.get(1), "arena", "grow", 0, scale("a/0", "arena", 2, 3), NOON);
        assertThat(broken(deed)).isEmpty();

        facts.turns(condition, workload("arena"), true, NOON.minusSeconds(1));
        assertThat(broken(deed)).hasSize(1);

        facts.turns(condition, workload("arena"), false, NOON);
        assertThat(broken(deed)).isEmpty();
    }
}
