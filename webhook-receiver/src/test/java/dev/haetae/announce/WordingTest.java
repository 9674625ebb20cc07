package dev.haetae.announce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Configure;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.Refusal;
import dev.haetae.contract.Severity;
import dev.haetae.contract.StatusUpdate;
import dev.haetae.contract.Target;
import dev.haetae.contract.Urgency;
import dev.haetae.incident.Actor;
import dev.haetae.incident.Event;
import dev.haetae.incident.Happening;
import dev.haetae.incident.Incident;
import dev.haetae.incident.Transition;
import dev.haetae.policy.Because;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which events people are told of: what a storm mutes and what it does not, and who has it. */
class WordingTest {

    private static final Instant AT = Instant.parse("2026-11-19T18:00:00Z");
    private static final Because BECAUSE = Because.of(Refusal.TARGET_CHANGED, "it was changed");
    private static final Configure BACK = new Configure(
            "20261119-180000-7f3a09/0.4/back",
            new Target("production", "game", Configure.CONFIG_MAP, "login/guest-mode"),
            "off",
            new Configure.Setting("uid-1", "on"),
            null,
            AT);

    private static Transition opened() {
        return Transition.opening("20261119-180000-7f3a09", AT)
                .record(
                        Actor.POLICY,
                        BECAUSE,
                        new Happening.Opened(Urgency.CRITICAL, "login", "LoginFailing", "login", AT, false))
                .record(Actor.POLICY, BECAUSE, new Happening.SeverityDecided(Severity.SEV2, null));
    }

    private static Incident subsumed() {
        return opened().record(Actor.POLICY, BECAUSE, new Happening.Subsumed("20261119-180000-000000"))
                .incident();
    }

    private static List<StatusUpdate.Kind> told(Happening what) {
        return told(subsumed(), Actor.TIMER, what).stream()
                .map(StatusUpdate::kind)
                .toList();
    }

    private static List<StatusUpdate> told(Incident incident, Actor actor, Happening what) {
        return new Wording().of(incident, new Event(9, Event.VERSION, AT, actor, BECAUSE, what));
    }

    /** Machines hold, too, and then nobody has it. */
    @ParameterizedTest
    @EnumSource
    void whoeverHoldsItIsNotSaidToHaveIt(Actor.Kind kind) {
        Actor actor = new Actor(kind, "somebody", Actor.API, List.of());

        assertThat(told(opened().incident(), actor, new Happening.Held()))
                .extracting(StatusUpdate::kind)
                .containsExactly(StatusUpdate.Kind.HELD);
    }

    @Test
    void whoAcknowledgesItIsSaidToHaveIt() {
        assertThat(told(opened().incident(), Actor.person("jiwoo"), new Happening.Acknowledged()))
                .singleElement()
                .satisfies(update -> {
                    assertThat(update.kind()).isEqualTo(StatusUpdate.Kind.ACKNOWLEDGED);
                    assertThat(update.facts()).containsEntry("by", "jiwoo").containsEntry("via", "api");
                });
    }

    @Test
    void inAStormItIsToldWhatCouldNotBeTakenBack() {
        Outcome changed = new Outcome.Refused(Refusal.TARGET_CHANGED, "it is invited-only");

        assertThat(told(new Happening.TakenBack(0, BACK, changed))).containsExactly(StatusUpdate.Kind.NOT_TAKEN_BACK);
    }

    @Test
    void whatIsAsItWasIsNot() {
        Outcome done = new Outcome.Applied(BACK.expected(), BACK.imagined(), null);

        assertThat(told(new Happening.TakenBack(0, BACK, done))).isEmpty();
        assertThat(told(new Happening.HandedOver())).isEmpty();
    }
}
