package dev.haetae;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Action;
import dev.haetae.contract.Configure;
import dev.haetae.contract.Custody;
import dev.haetae.contract.Failure;
import dev.haetae.contract.Observation;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.Target;
import dev.haetae.policy.Mode;
import dev.haetae.testkit.ManualClock;
import dev.haetae.testkit.ScriptedVerb;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was ordered for a while, and whose answer was lost until the order was given up, is found out about at its end. */
class LostOrderTest {

    private static final Target GUESTS = Rehearsed.of(Configure.CONFIG_MAP, "login/guest-mode");
    private static final String GUEST_MODE =
            "- configure: {configMap: login, key: guest-mode, value: \"on\", expires: 1h}\n";

    /** More than are asked for within the two minutes in which an order is good. */
    private static final int ANSWERS = 12;

    @TempDir
    Path directory;

    private final ManualClock clock = new ManualClock(Night.THREE);
    private final ScriptedVerb configure =
            new ScriptedVerb(Configure.VERB, clock).with(GUESTS, new Configure.Setting("uid-1", "off"));

    /** The first order is carried out or not; no answer to it, nor to those that follow, comes through. */
    private Night unanswered(Consumer<Action> first) {
        configure.next(action -> {
            first.accept(action);
            return noAnswer();
        });
        for (int answer = 1; answer < ANSWERS; answer++) {
            configure.next(action -> noAnswer());
        }
        Night night = Rehearsed.night(directory, Mode.AUTO, GUEST_MODE, configure);
        Rehearsed.fires(night);
        night.passes(Duration.ofMinutes(10));
        assertThat(night.types()).endsWith("action-ended", "handed-over");
        return night;
    }

    private static Outcome noAnswer() {
        return new Outcome.Failed(Failure.TIMEOUT, "no answer", true);
    }

    private String setting() {
        return ((Configure.Setting) ((Observation.Found) configure.seen(GUESTS)).state()).value();
    }

    @Test
    void whatGotThroughIsTakenBackWhenItsTimeIsOver() {
        try (Night night = unanswered(configure::carryOut)) {
            assertThat(setting()).isEqualTo("on");
            night.passes(Duration.ofHours(1));

            assertThat(setting()).isEqualTo("off");
            assertThat(night.types()).containsSubsequence("handed-over", "action-ended", "taken-back");
            assertThat(night.told()).contains("TAKEN_BACK");
        }
    }

    @Test
    void whatNeverGotThroughIsLeftAsItIs() {
        try (Night night = unanswered(action -> {})) {
            night.passes(Duration.ofHours(1));

            assertThat(setting()).isEqualTo("off");
            assertThat(night.types()).endsWith("action-ended").doesNotContain("taken-back");
            assertThat(night.events().getLast().because().sentence())
                    .isEqualTo("its answer was lost, and it had not been carried out");
        }
    }

    @Test
    void whatSomebodyWroteSinceIsTheirs() {
        try (Night night = unanswered(action -> {})) {
            Instant since = night.clock.instant();
            Custody mina = new Custody(null, false, "kubectl-edit", since);
            configure.with(GUESTS, new Configure.Setting("uid-1", "on"), mina);
            night.passes(Duration.ofHours(1));

            assertThat(setting()).isEqualTo("on");
            assertThat(night.told()).contains("NOT_TAKEN_BACK");
        }
    }
}
