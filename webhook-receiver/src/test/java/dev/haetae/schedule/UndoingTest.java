package dev.haetae.schedule;

import static dev.haetae.schedule.Forgery.NOON;
import static dev.haetae.schedule.Forgery.after;
import static dev.haetae.schedule.Forgery.deed;
import static dev.haetae.schedule.Forgery.scale;
import static dev.haetae.schedule.Forgery.workload;
import static dev.haetae.schedule.Forgery.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Outcome;
import dev.haetae.contract.Scale;
import dev.haetae.incident.Happening;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is written twice, never taken back, or taken back unfairly is reported, and nothing else. */
class UndoingTest {

    private static final Scale RAISED = scale("a/0", "arena", 2, 4, after(9));
    private static final Scale BACK =
            (Scale) RAISED.undo(RAISED.imagined(), "a/0/back", after(12)).orElseThrow();
    private static final Oracle.Write WRITTEN = write(RAISED, NOON);

    private final Forgery forgery = new Forgery();

    private List<String> undone(Oracle.Write... writes) {
        return new Undoing(forgery.incidents, forgery.facts, List.of(writes), after(80)).broken();
    }

    private List<String> returned(Oracle.Write... writes) {
        Deed deed = deed("arena", "grow", RAISED, NOON);
        return new Returning(List.of(deed), forgery.incidents, List.of(writes)).broken();
    }

    @Test
    void writtenTwice() {
        forgery.told("arena", "grow", RAISED, backTold());
        assertThat(undone(WRITTEN)).isEmpty();
        assertThat(undone(WRITTEN, WRITTEN)).singleElement().asString().startsWith("written twice");

        forgery.facts.touches(workload("arena"), NOON, false);
        assertThat(undone(WRITTEN, WRITTEN)).isEmpty();
    }

    private static Happening backTold() {
        return new Happening.TakenBack(0, BACK, new Outcome.Applied(BACK.expected(), BACK.imagined(), null));
    }

    @Test
    void neverTakenBack() {
        forgery.told("arena", "grow", RAISED);
        assertThat(undone(WRITTEN)).singleElement().asString().startsWith("never taken back");
        assertThat(undone(WRITTEN, write(BACK, after(9)))).isEmpty();
    }

    @Test
    void whatPeopleChangedOrMarkedIsTheirs() {
        forgery.told("arena", "grow", RAISED);
        forgery.facts.turns(Facts.Condition.MARKED, workload("arena"), true, after(5));
        assertThat(undone(WRITTEN)).isEmpty();
    }

    @Test
    void takenBackBeforeItsTime() {
        forgery.told("arena", "grow", RAISED);
        assertThat(returned(WRITTEN, write(BACK, after(9)))).isEmpty();
        assertThat(returned(WRITTEN, write(BACK, after(8))))
                .singleElement()
                .asString()
                .startsWith("taken back before its time");
    }

    /** The first step of that playbook says so. */
    @Test
    void whatMadeItWorseGoesBackAtOnce() {
        forgery.told("arena", "grow", RAISED, new Happening.StepJudged(0, RAISED, Happening.Result.WORSE));
        assertThat(returned(WRITTEN, write(BACK, after(3)))).isEmpty();
    }

    @Test
    void takenBackOverWhatSomebodyChanged() {
        forgery.told("arena", "grow", RAISED);
        Scale over = scale("a/0/back", "arena", 6, 2);
        assertThat(returned(WRITTEN, write(over, after(9))))
                .singleElement()
                .asString()
                .startsWith("taken back over somebody's later change");
    }

    @Test
    void takenBackToWhatNeverWas() {
        forgery.told("arena", "grow", RAISED);
        Scale elsewhere = new Scale("a/0/back", workload("arena"), 3, RAISED.imagined(), after(12));
        assertThat(returned(WRITTEN, write(elsewhere, after(9))))
                .singleElement()
                .asString()
                .startsWith("taken back to what was not there before");
    }

    @Test
    void whatNobodyDecided() {
        Deed deed = deed("arena", "grow", RAISED, NOON);
        Oracle.Write other = write(scale("a/0", "arena", 2, 5, after(9)), NOON.plusSeconds(1));

        assertThat(new Accounting(List.of(deed), deed.writes()).broken()).isEmpty();
        assertThat(new Accounting(List.of(), deed.writes()).broken())
                .singleElement()
                .asString()
                .startsWith("decided 0 times");
        assertThat(new Accounting(List.of(deed, deed), deed.writes()).broken())
                .singleElement()
                .asString()
                .startsWith("decided 2 times");
        assertThat(new Accounting(List.of(forged(deed, other)), List.of(other)).broken())
                .singleElement()
                .asString()
                .startsWith("not as it was decided");
    }

    private static Deed forged(Deed deed, Oracle.Write write) {
        return new Deed(
                deed.incident(),
                deed.service(),
                deed.policies(),
                deed.playbook(),
                deed.chosen(),
                deed.rung(),
                deed.order(),
                deed.before(),
                deed.begun(),
                deed.end(),
                List.of(write));
    }
}
