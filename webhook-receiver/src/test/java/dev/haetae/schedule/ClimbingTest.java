package dev.haetae.schedule;

import static dev.haetae.schedule.Forgery.NOON;
import static dev.haetae.schedule.Forgery.SET;
import static dev.haetae.schedule.Forgery.because;
import static dev.haetae.schedule.Forgery.deed;
import static dev.haetae.schedule.Forgery.event;
import static dev.haetae.schedule.Forgery.scale;
import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.RunJob;
import dev.haetae.contract.Scale;
import dev.haetae.contract.Target;
import dev.haetae.contract.Urgency;
import dev.haetae.incident.Actor;
import dev.haetae.incident.Event;
import dev.haetae.incident.Happening;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What follows a "no", is done behind people's backs, or is put right too early is reported, and nothing else. */
class ClimbingTest {

    private static final Scale GROWN = scale("a/0", "arena", 2, 4);
    private static final RunJob TIDIES = new RunJob(
            "a/2",
            new Target("production", "play", RunJob.CRON_JOB, "tidy"),
            new RunJob.Runs("uid", null, RunJob.Phase.NONE, null),
            Instant.MAX);
    private static final Event QUIET = event(new Happening.RecoveryBegan());
    private static final Event OVER = event(new Happening.HandedOver());
    private static final Event OUTLASTED = because("ladder-exhausted", new Happening.HandedOver());

    private final Facts facts = new Forgery().facts;

    private List<String> broken(Deed deed) {
        return new Climbing(List.of(deed), facts).broken();
    }

    private static Deed grown(Event... before) {
        return deed(SET, "arena", "grow", 0, GROWN, NOON, before);
    }

    private static Deed tidied(Event... before) {
        return deed(SET, "arena", "switch", 2, TIDIES, NOON, before);
    }

    @Test
    void putRightBeforeItIsOver() {
        Event back = event(new Happening.AlertBack("s/f", "Odd"));
        Event another = event(new Happening.AlertJoined("s/g", "Odd", Urgency.CRITICAL));
        Event soon = event(new Happening.AlertsGone(NOON.plusSeconds(1)));
        Event longSince = event(new Happening.AlertsGone(NOON));
        assertThat(broken(tidied(QUIET))).isEmpty();
        assertThat(broken(tidied(QUIET, back, longSince))).isEmpty();
        assertThat(List.of(tidied(), tidied(QUIET, back), tidied(QUIET, another), tidied(QUIET, back, soon)))
                .allSatisfy(deed ->
                        assertThat(broken(deed)).singleElement().asString().startsWith("put right before it was over"));
    }

    @Test
    void whatOutlastsTheLadderIsStillPutRight() {
        assertThat(broken(tidied(OUTLASTED, QUIET))).isEmpty();
        assertThat(List.of(tidied(OVER, QUIET), tidied(QUIET, OUTLASTED), tidied(QUIET, OVER)))
                .allSatisfy(deed ->
                        assertThat(broken(deed)).singleElement().asString().startsWith("it was handed over to people"));
    }

    @Test
    void upTheLadderWithoutLeave() {
        Happening denied = new Happening.StepDenied(0, true);
        Happening vain = new Happening.StepJudged(0, GROWN, Happening.Result.NO_EFFECT);
        Happening blind = new Happening.StepJudged(0, GROWN, Happening.Result.UNVERIFIED);

        assertThat(broken(second("grow", event(vain)))).isEmpty();
        assertThat(broken(second("revive", event(denied)))).isEmpty();
        assertThat(List.of(second("grow"), second("grow", event(blind)), second("grow", event(denied))))
                .allSatisfy(deed ->
                        assertThat(broken(deed)).singleElement().asString().startsWith("climbed without leave"));
    }

    private static Deed second(String playbook, Event... before) {
        return deed(SET, "arena", playbook, 1, GROWN, NOON, before);
    }

    @Test
    void whatWasHandedOver() {
        assertThat(broken(grown(OVER))).singleElement().asString().startsWith("it was handed over to people");
        assertThat(broken(grown(OVER, event(new Happening.Resumed(), Actor.person("mina")))))
                .isEmpty();
    }
}
