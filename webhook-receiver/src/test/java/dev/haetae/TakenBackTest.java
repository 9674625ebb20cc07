package dev.haetae;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.haetae.contract.Action;
import dev.haetae.contract.Configure;
import dev.haetae.contract.Custody;
import dev.haetae.contract.Failure;
import dev.haetae.contract.Isolate;
import dev.haetae.contract.Observation;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.Refusal;
import dev.haetae.contract.Restart;
import dev.haetae.contract.Scale;
import dev.haetae.contract.State.Replicas;
import dev.haetae.contract.Target;
import dev.haetae.incident.Actor;
import dev.haetae.incident.Happening;
import dev.haetae.policy.Mode;
import dev.haetae.remediate.Figures;
import dev.haetae.store.Batch;
import dev.haetae.store.Json;
import dev.haetae.store.Space;
import dev.haetae.testkit.ManualClock;
import dev.haetae.testkit.ScriptedVerb;
import dev.haetae.timer.Timer;
import dev.haetae.timer.Timers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What expires is taken back, and so is what made things worse where the step says so; each once, whatever dies. */
class TakenBackTest {

    private static final Target GUESTS = Rehearsed.of(Configure.CONFIG_MAP, "login/guest-mode");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String GUEST_MODE =
            "- configure: {configMap: login, key: guest-mode, value: \"on\", expires: 1h}\n";

    @TempDir
    Path directory;

    private final ManualClock clock = new ManualClock(Night.THREE);
    private final ScriptedVerb configure =
            new ScriptedVerb(Configure.VERB, clock).with(GUESTS, new Configure.Setting("uid-1", "off"));

    private Night guests() {
        Night night = Rehearsed.night(directory, Mode.AUTO, GUEST_MODE, configure);
        Rehearsed.fires(night);
        return night;
    }

    private String setting() {
        return ((Configure.Setting) ((Observation.Found) configure.seen(GUESTS)).state()).value();
    }

    private Night guestsWhile(String ends) {
        Night night = Rehearsed.night(
                directory,
                Mode.AUTO,
                GUEST_MODE.replace("expires: 1h", "expires: 1h, whileFiring: " + ends),
                configure);
        Rehearsed.fires(night);
        return night;
    }

    private static List<Outcome> takenBack(Night night) {
        return night.events().stream()
                .map(event -> event.what())
                .filter(Happening.TakenBack.class::isInstance)
                .map(Happening.TakenBack.class::cast)
                .map(Happening.TakenBack::outcome)
                .toList();
    }

    @Test
    void aSwitchIsSetBackWhenItsTimeIsOver() {
        try (Night night = guests()) {
            assertThat(setting()).isEqualTo("on");
            night.passes(Duration.ofMinutes(1));
            Rehearsed.isOver(night);
            night.passes(HOUR.plusMinutes(1));

            assertThat(setting()).isEqualTo("off");
            assertThat(takenBack(night)).hasSize(1).allMatch(Outcome.Applied.class::isInstance);
            assertThat(night.types()).containsSubsequence("closed", "taken-back");
            assertThat(night.told()).contains("TAKEN_BACK");
        }
    }

    @Test
    void itIsSetBackOnceThoughTheReceiverDiesBeforeItSaysSo() {
        try (Night night = guests()) {
            night.passes(Duration.ofMinutes(59));
            night.starts();
            configure.next(action -> {
                configure.carryOut(action);
                return new Outcome.Failed(Failure.TIMEOUT, "no answer", true);
            });
            night.passes(Duration.ofMinutes(5));

            assertThat(setting()).isEqualTo("off");
            assertThat(takenBack(night)).hasSize(2).last().isInstanceOf(Outcome.AlreadyApplied.class);
        }
    }

    /** The switch is on again by a later order, which has an end of its own. */
    @Test
    void whatWasSwitchedAnewMeanwhileIsNotSetBackByTheOrderWhoseAnswerWasLost() {
        try (Night night = guests()) {
            night.passes(Duration.ofMinutes(59));
            configure.next(action -> {
                configure.carryOut(action);
                return new Outcome.Failed(Failure.TIMEOUT, "no answer", true);
            });
            night.passes(Duration.ofMinutes(1).plusSeconds(5));
            assertThat(setting()).isEqualTo("off");
            night.hears(night.firing(Rehearsed.ALERT, Night.THREE));
            night.haetae().people().resume(night.incident().id(), Actor.person("mina"));
            night.passes(Duration.ofSeconds(10));
            assertThat(setting()).isEqualTo("on");

            night.passes(Duration.ofMinutes(10));
            assertThat(setting()).isEqualTo("on");
            night.passes(HOUR);
            assertThat(setting()).isEqualTo("off");
        }
    }

    @Test
    void whatTakesItsTimeIsAskedAboutUntilItIsDone() {
        try (Night night = guests()) {
            night.passes(Duration.ofMinutes(59));
            IntStream.range(0, 10).forEach(_ -> configure.next(order -> new Outcome.Continue("r1", 0.5)));
            night.passes(Duration.ofSeconds(80));
            assertThat(takenBack(night)).isEmpty();
            night.passes(Duration.ofMinutes(1));

            assertThat(setting()).isEqualTo("off");
            assertThat(takenBack(night)).singleElement().isInstanceOf(Outcome.Applied.class);
        }
    }

    @Test
    void whatTakesTooLongIsForPeople() {
        try (Night night = guests()) {
            night.passes(Duration.ofMinutes(59));
            IntStream.range(0, 500).forEach(_ -> configure.next(order -> new Outcome.Continue("r1", 0.5)));
            night.passes(Duration.ofMinutes(40));

            assertThat(takenBack(night)).singleElement().isInstanceOf(Outcome.Failed.class);
            assertThat(night.told()).contains("NOT_TAKEN_BACK");
        }
    }

    @Test
    void whatSomebodyChangedMeanwhileStaysAsTheyLeftIt() {
        try (Night night = guests()) {
            night.passes(Duration.ofMinutes(20));
            configure.with(GUESTS, new Configure.Setting("uid-1", "invited-only"));
            night.passes(HOUR);

            assertThat(setting()).isEqualTo("invited-only");
            assertThat(takenBack(night)).singleElement().isInstanceOf(Outcome.Refused.class);
            assertThat(night.told()).contains("NOT_TAKEN_BACK");
        }
    }

    @Test
    void whatBridgesAFailureStaysWhileItsAlertFiresAndPeopleKnow() {
        try (Night night = guestsWhile("12h")) {
            night.passes(HOUR.plusMinutes(1));
            assertThat(night.told()).containsOnlyOnce("NOT_TAKEN_BACK");
            assertThat(night.events())
                    .extracting(event -> event.because().sentence())
                    .containsOnlyOnce("set login/guest-mode from on to off was due at 19:00:00 UTC and waits:"
                            + " its alert still fires, and it stays until 06:00:00 UTC at most");
            night.passes(HOUR.multipliedBy(3));
            assertThat(setting()).isEqualTo("on");

            Rehearsed.isOver(night);
            night.passes(Duration.ofMinutes(1));
            assertThat(setting()).as("in the hold-down").isEqualTo("on");
            night.passes(Duration.ofMinutes(2));
            assertThat(setting()).isEqualTo("off");
            assertThat(takenBack(night)).singleElement().isInstanceOf(Outcome.Applied.class);
        }
    }

    @Test
    void itStaysNoLongerThanItsPlaybookSays() {
        try (Night night = guestsWhile("2h")) {
            night.passes(HOUR.plusMinutes(59));
            assertThat(setting()).isEqualTo("on");
            night.passes(Duration.ofMinutes(2));
            assertThat(setting()).isEqualTo("off");
        }
    }

    /** Login fails again before guest mode has ended: its end would turn players away. */
    @Test
    void itStaysWhereTheFailureIsBackThoughItsIncidentIsClosed() {
        try (Night night = guestsWhile("12h")) {
            night.passes(Duration.ofMinutes(1));
            Rehearsed.isOver(night);
            night.passes(Duration.ofMinutes(49));
            Instant again = night.clock.instant();
            night.hears(night.firing(Rehearsed.ALERT, again));
            night.passes(HOUR);
            assertThat(night.incidents()).hasSize(2);
            assertThat(setting()).isEqualTo("on");
            assertThat(night.told()).containsOnlyOnce("NOT_TAKEN_BACK");

            night.hears(night.resolved(Rehearsed.ALERT, again));
            night.passes(Duration.ofMinutes(3));
            assertThat(setting()).isEqualTo("off");
        }
    }

    @Test
    void itStaysWhereTheIncidentIsResolvedByHandThoughItsAlertFires() {
        try (Night night = guestsWhile("12h")) {
            night.passes(Duration.ofMinutes(20));
            night.haetae().people().resolve(night.incident().id(), Actor.person("mina"));
            night.passes(HOUR);
            assertThat(setting()).isEqualTo("on");
            assertThat(night.told()).containsOnlyOnce("NOT_TAKEN_BACK");

            Rehearsed.isOver(night);
            night.passes(Duration.ofMinutes(1));
            assertThat(setting()).isEqualTo("off");
        }
    }

    @Test
    void whatMadeThingsWorseBridgesNothing() {
        try (Night night = worse("expires: 1h, whileFiring: 12h", "")) {
            night.passes(HOUR.plusMinutes(1));

            assertThat(setting()).isEqualTo("off");
        }
    }

    @Test
    void whatIsOnItsWayBackByOurOwnOrderWasTakenBackByNobodyElse() {
        configure.next(configure::carryOut);
        IntStream.range(0, 20)
                .forEach(_ -> configure.next(order -> {
                    configure.with(GUESTS, new Configure.Setting("uid-1", "off"));
                    return new Outcome.Continue("r1", 0.5);
                }));
        try (Night night = worse("expires: 1h", "undo: true")) {
            night.passes(Duration.ofMinutes(3));

            assertThat(night.types()).doesNotContain("reverted", "held");
            assertThat(takenBack(night)).singleElement().isInstanceOf(Outcome.AlreadyApplied.class);
        }
    }

    private Night worse(String until, String more) {
        Night night = Rehearsed.night(directory, Mode.AUTO, """
                - configure: {configMap: login, key: guest-mode, value: "on", %s}
                  verify: {worse: players_turned_away > 0}
                  %s
                """.formatted(until, more), configure)
                .asking((promql, at) -> new Figures.Answer.Value(1));
        Rehearsed.fires(night);
        return night;
    }

    @Test
    void itWaitsWhileAPersonHasTheIncident() {
        try (Night night = guests()) {
            night.passes(Duration.ofSeconds(10));
            night.haetae().people().acknowledge(night.incident().id(), Actor.person("mina"));
            night.passes(HOUR.plusMinutes(10));
            assertThat(setting()).isEqualTo("on");

            night.haetae().people().resume(night.incident().id(), Actor.person("mina"));
            night.passes(Duration.ofMinutes(2));
            assertThat(setting()).isEqualTo("off");
        }
    }

    @Test
    void aStepThatMadeItWorseIsTakenBackWhereItSaysSo() {
        try (Night night = Rehearsed.night(directory, Mode.AUTO, """
                - scale: {by: 2}
                  undo: true
                """)) {
            Rehearsed.fires(night);
            assertThat(night.replicas(Night.PLATFORM)).isEqualTo(6);
            Replicas now = night.cluster.replicas(Night.PLATFORM);
            night.cluster.with(Night.PLATFORM, new Replicas(6, 1, now.generation(), now.uid()));
            night.passes(Duration.ofMinutes(6));

            assertThat(night.replicas(Night.PLATFORM)).isEqualTo(4);
            assertThat(night.types()).containsSubsequence("step-judged", "handed-over", "taken-back");
            assertThat(night.scale.ordered())
                    .extracting(Action::id)
                    .last()
                    .asString()
                    .endsWith("/back");
        }
    }

    @Test
    void whatKilledItsTargetIsWorseThoughTheAlertIsGoneWithIt() {
        try (Night night = Rehearsed.night(directory, Mode.AUTO, """
                - scale: {by: 2}
                  undo: true
                  verify: {within: 1m}
                """)) {
            Rehearsed.fires(night);
            Replicas now = night.cluster.replicas(Night.PLATFORM);
            night.cluster.with(Night.PLATFORM, new Replicas(6, 1, now.generation(), now.uid()));
            Rehearsed.isOver(night);
            night.passes(Duration.ofMinutes(4));

            assertThat(night.types()).containsSubsequence("alerts-gone", "step-judged", "taken-back");
            assertThat(night.replicas(Night.PLATFORM)).isEqualTo(4);
            assertThat(night.haetae().automation().distrusted()).hasSize(1);
        }
    }

    @Test
    void whatWaitsForPeopleForLongIsToldOnce() {
        try (Night night = guests()) {
            night.passes(Duration.ofSeconds(10));
            night.haetae().people().acknowledge(night.incident().id(), Actor.person("mina"));
            night.passes(HOUR.plusMinutes(29));
            assertThat(night.told()).doesNotContain("NOT_TAKEN_BACK");

            night.passes(HOUR);
            assertThat(night.told()).containsOnlyOnce("NOT_TAKEN_BACK");
            assertThat(night.events())
                    .extracting(event -> event.because().sentence())
                    .containsOnlyOnce("set login/guest-mode from on to off was due at 19:00:00 UTC and waits:"
                            + " people hold the incident");
        }
    }

    private static final Target AUTOSCALER = Rehearsed.of(Scale.AUTOSCALER, "platform-server");

    private Night floors(String steps) {
        return floors(steps, new Replicas(4, 4, 1, "uid-2"));
    }

    private Night floors(String steps, Replicas autoscaler) {
        Night night = Rehearsed.night(directory, Mode.AUTO, steps);
        night.cluster.with(AUTOSCALER, autoscaler);
        night.cluster.ownedBy(Night.PLATFORM, "HorizontalPodAutoscaler platform-server", AUTOSCALER);
        Rehearsed.fires(night);
        return night;
    }

    @ParameterizedTest
    @CsvSource({"9, 7, false", "6, 6, false", "4, 2, true"})
    void aFloorIsRaisedNoFurtherThanItsAutoscalerMayGo(int most, int floor, boolean full) {
        try (Night night = floors("- scale: {by: 3}\n", new Replicas(2, 4, 1, "uid-2").upTo(most))) {
            night.passes(Duration.ofSeconds(10));

            assertThat(night.replicas(AUTOSCALER)).isEqualTo(floor);
            assertThat(night.events().stream()
                            .anyMatch(event -> event.because().tag().equals("autoscaler-full")))
                    .isEqualTo(full);
        }
    }

    @Test
    void aFloorThatWasRaisedTwiceIsItsOwnAgain() {
        try (Night night = floors("- scale: {by: 1}\n- scale: {by: 3}\n")) {
            night.passes(Duration.ofMinutes(6));
            assertThat(night.replicas(AUTOSCALER)).isEqualTo(7);
            Rehearsed.isOver(night);
            night.passes(Duration.ofMinutes(31));

            assertThat(night.replicas(AUTOSCALER)).isEqualTo(4);
            assertThat(takenBack(night)).singleElement().isInstanceOf(Outcome.Applied.class);
        }
    }

    @Test
    void onlyTheStepThatMadeItWorseIsTakenBackAtOnce() {
        try (Night night = floors("- scale: {by: 1}\n- scale: {by: 3}\n  undo: true\n")) {
            night.passes(Duration.ofMinutes(6));
            Replicas now = night.cluster.replicas(AUTOSCALER);
            night.cluster.with(AUTOSCALER, new Replicas(7, 1, now.generation(), now.uid()));
            night.passes(Duration.ofMinutes(6));
            assertThat(night.replicas(AUTOSCALER)).isEqualTo(5);
        }
    }

    /** Until when nobody else may change what this incident changed for a while. */
    private static Instant stands(Night night) {
        String mark = night.store()
                .get(Space.LEDGER, "stands/scale/" + AUTOSCALER)
                .orElseThrow()
                .value();
        return Instant.parse(Json.read(mark, JsonNode.class).get("until").asText());
    }

    @Test
    void aFloorThatStillStandsIsKeptFromOthersThoughALaterStepIsTakenBack() {
        try (Night night = floors("- scale: {by: 1}\n- scale: {by: 3}\n  undo: true\n")) {
            Instant first = stands(night);
            night.passes(Duration.ofMinutes(6));
            Replicas now = night.cluster.replicas(AUTOSCALER);
            night.cluster.with(AUTOSCALER, new Replicas(7, 1, now.generation(), now.uid()));
            night.passes(Duration.ofMinutes(6));
            assertThat(night.replicas(AUTOSCALER)).as("the first step's").isEqualTo(5);
            assertThat(stands(night)).as("after the second was taken back").isAfterOrEqualTo(first);
        }
    }

    @Test
    void aFloorThatStillStandsIsKeptFromOthersThoughALaterStepIsRefused() {
        try (Night night = floors("- scale: {by: 1}\n- scale: {by: 3}\n")) {
            Instant first = stands(night);
            night.scale.nextOrderAnswers(new Outcome.Refused(Refusal.FORBIDDEN, "no right to"));
            night.passes(Duration.ofMinutes(6));
            assertThat(night.replicas(AUTOSCALER)).isEqualTo(5);
            assertThat(stands(night)).as("after the second was refused").isAfterOrEqualTo(first);
        }
    }

    @Test
    void whoeverMarkedTheTargetIsWaitedFor() {
        try (Night night = guests()) {
            Configure.Setting on = new Configure.Setting("uid-1", "on");
            configure.with(GUESTS, on, new Custody("ConfigMap login", false, null, null));
            Rehearsed.isOver(night);
            night.passes(HOUR.plusMinutes(10));
            assertThat(setting()).isEqualTo("on");
            assertThat(takenBack(night)).isEmpty();

            configure.with(GUESTS, on);
            night.passes(Duration.ofMinutes(1));
            assertThat(setting()).isEqualTo("off");
        }
    }

    @Test
    void whatCouldNotBeTakenBackForHalfAnHourIsTold() {
        try (Night night = guests()) {
            Rehearsed.isOver(night);
            night.passes(Duration.ofMinutes(59));
            for (int order = 0; order < 100; order++) {
                configure.next(action -> new Outcome.Failed(Failure.UNREACHABLE, "no route", true));
            }
            night.passes(HOUR);

            assertThat(night.told()).containsOnlyOnce("NOT_TAKEN_BACK");
            assertThat(takenBack(night)).hasSizeLessThan(100);
        }
    }

    @Test
    void aPodThatWasTakenOutMayBeRestartedAndKeepsItsLockUntilThen() {
        Target pod = Rehearsed.of(Restart.POD, "platform-server-7");
        ScriptedVerb isolate =
                new ScriptedVerb(Isolate.VERB, clock).with(pod, new Isolate.Placement("uid-7", false, false, false, 0));
        try (Night night = Rehearsed.night(directory, Mode.AUTO, """
                - isolate: {what: pod, for: 6m}
                - restart: {how: one-pod}
                """, isolate)) {
            night.cluster.with(pod, new Replicas(1, 0, 1, "uid-7"));
            Rehearsed.fires(night);
            night.passes(Duration.ofMinutes(5).plusSeconds(30));
            assertThat(night.restart.ordered()).hasSize(1);

            night.passes(Duration.ofMinutes(1));
            assertThat(takenBack(night)).hasSize(1);
            assertThat(night.store()
                            .get(Space.LEDGER, "lock/" + pod)
                            .orElseThrow()
                            .value())
                    .as("until its own end")
                    .doesNotContain("1970");
        }
    }

    @Test
    void whoeverWorksOnTheTargetGoesFirst() {
        try (Night night = guests()) {
            Rehearsed.isOver(night);
            night.passes(Duration.ofMinutes(59));
            String mark =
                    "{\"incident\":\"another\",\"until\":\"%s\"}".formatted(Night.THREE.plus(HOUR.plusMinutes(5)));
            night.store()
                    .commitNow(Batch.batch()
                            .put(Space.LEDGER, "lock/" + GUESTS, mark)
                            .build());
            night.passes(Duration.ofMinutes(5));
            assertThat(setting()).isEqualTo("on");

            night.passes(Duration.ofMinutes(2));
            assertThat(setting()).isEqualTo("off");
        }
    }

    @Test
    void ofAnIncidentThatWasRemovedNothingIsTriedForever() {
        try (Night night = guests()) {
            Batch.Builder batch = Batch.batch();
            List.of(Timer.Kind.PLAN, Timer.Kind.TAKE_BACK)
                    .forEach(kind -> Timers.set(batch, Timer.at(Night.THREE, kind, "removed", "removed/0.1")));
            night.store().commitNow(batch.build());
            night.passes(Duration.ofSeconds(1));

            assertThat(night.store().scan(Space.TIMERS, "", "~", 100))
                    .noneMatch(entry -> entry.key().contains("removed"));
        }
    }
}
