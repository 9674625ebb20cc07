package dev.haetae;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.StatusUpdate;
import dev.haetae.escalate.Escalations.Answer;
import dev.haetae.incident.Actor;
import dev.haetae.incident.Event;
import dev.haetae.incident.Happening;
import dev.haetae.incident.State;
import dev.haetae.policy.Because;
import dev.haetae.policy.Mode;
import dev.haetae.policy.Policies;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is called when those who were told do not get it solved (I3): each rule calls once, and a person may call too. */
class CallingTest {

    private static final String SEVERITY = """
            rules: []
            default: {critical: Sev2, warning: Sev3, info: Sev2}
            """;
    private static final Instant BEGAN = Night.THREE.minusSeconds(60);
    private static final Map<String, String> CPU =
            Night.labels("HighCPUUsage", "platform-server", "critical", Map.of());
    private static final Map<String, String> SLOW = Night.labels("SlowTick", "platform-server", "warning", Map.of());
    private static final Actor JIWOO = Actor.person("jiwoo");
    private static final Because TEST = new Because("test", "so it is", null);

    @TempDir
    Path directory;

    private Night night;

    /** In mode observe nothing fails, and nothing helps. */
    @BeforeEach
    void falls() {
        night = new Night(directory, by(Map.of()), Mode.OBSERVE, null);
    }

    @AfterEach
    void ends() {
        night.close();
    }

    private static Policies by(Map<String, String> files) {
        return files.isEmpty()
                ? OtherPolicies.by(Map.of("severity.yaml", SEVERITY))
                : OtherPolicies.by(Map.of("severity.yaml", SEVERITY, "escalation.yaml", files.get("escalation.yaml")));
    }

    private static Policies calling(String rules) {
        return by(Map.of("escalation.yaml", """
                levels: {secondary: {who: second on-call}, executive: {who: cto}}
                rules:
                """ + rules));
    }

    /** {@code 5m secondary by unanswered}, since three. */
    private List<String> calls() {
        return night.events().stream()
                .filter(event -> event.what() instanceof Happening.Escalated)
                .map(CallingTest::call)
                .toList();
    }

    private static String call(Event event) {
        var called = (Happening.Escalated) event.what();
        String after = Duration.between(Night.THREE, event.at()).toString().substring(2);
        return "%s %s by %s".formatted(after, called.level().word(), called.rule());
    }

    private void minutes(int minutes) {
        night.passes(Duration.ofMinutes(minutes));
    }

    private void happens(Happening what) {
        night.haetae()
                .incidents()
                .change(night.incident().id(), night.clock.instant(), now -> now.record(JIWOO, TEST, what));
        night.passes(Duration.ZERO);
    }

    @Test
    void whoDoesNotAnswerIsFollowedByTheNext() {
        night.hears(night.firing(CPU, BEGAN));
        minutes(4);
        assertThat(calls()).isEmpty();
        minutes(25);
        assertThat(calls()).containsExactly("5M secondary by unanswered");
        assertThat(night.called())
                .containsExactly(
                        "03:05:00 escalated: secondary (second on-call) by rule unanswered: nobody has acknowledged it within 5 min");
    }

    @Test
    void whatTakesTooLongGoesHigherAcknowledgedOrNot() {
        night.hears(night.firing(CPU, BEGAN));
        minutes(4);
        night.haetae().people().acknowledge(night.incident().id(), JIWOO);
        minutes(240);
        assertThat(calls()).containsExactly("30M tertiary by unresolved", "1H executive by long-unresolved");
    }

    @Test
    void whoGivesItBackIsFollowedAtOnce() {
        night.hears(night.firing(CPU, BEGAN));
        minutes(4);
        night.haetae().people().acknowledge(night.incident().id(), JIWOO);
        minutes(6);
        happens(new Happening.Unacknowledged());
        assertThat(calls()).containsExactly("10M secondary by unanswered");
    }

    @Test
    void whatGetsWorseCallsAtOnceAndOnce() {
        night.hears(night.firing(SLOW, BEGAN));
        minutes(1);
        night.hears(night.firing(CPU, BEGAN));
        night.passes(Duration.ZERO);
        assertThat(calls()).contains("1M secondary by worse");
        minutes(3);
        assertThat(calls()).filteredOn(call -> call.endsWith("worse")).hasSize(1);
    }

    @Test
    void whatAutomationCannotHelpCallsAtOnce() {
        night.hears(night.firing(SLOW, BEGAN));
        assertThat(night.types()).contains("handed-over");
        minutes(300);
        assertThat(calls()).containsExactly("0S secondary by automation-failed");
    }

    @Test
    void aRestartCallsNobodyTwiceAndForgetsNobody() {
        night.hears(night.firing(CPU, BEGAN));
        night.passesUnattended(Duration.ofMinutes(10));
        night.starts();
        minutes(10);
        night.starts();
        minutes(5);
        assertThat(calls()).containsExactly("10M secondary by unanswered");
    }

    @Test
    void twoReceiversCallOnce() {
        Haetae one = night.haetae();
        night.starts();
        night.hears(night.firing(CPU, BEGAN));
        night.clock.advance(Duration.ofMinutes(31));
        one.runUntilIdle();
        night.passes(Duration.ofMinutes(1));
        one.runUntilIdle();
        assertThat(calls()).containsExactly("31M secondary by unanswered", "31M tertiary by unresolved");
    }

    @Test
    void whatMayBeOverCallsNobodyUntilItIsKnown() {
        night.hears(night.firing(CPU, BEGAN));
        minutes(4);
        night.hears(night.resolved(CPU, BEGAN));
        minutes(120);
        assertThat(night.incident().state()).isEqualTo(State.CLOSED);
        assertThat(calls()).isEmpty();
    }

    @Test
    void whatIsBackCallsAtOnce() {
        night.hears(night.firing(CPU, BEGAN));
        minutes(4);
        night.hears(night.resolved(CPU, BEGAN));
        night.passes(Duration.ofSeconds(90));
        night.hears(night.firing(CPU, night.clock.instant()));
        night.passes(Duration.ZERO);
        assertThat(calls()).containsExactly("5M30S secondary by unanswered");
    }

    @Test
    void reopenedItGoesOnWhereItWas() {
        night.hears(night.firing(CPU, BEGAN));
        minutes(6);
        night.haetae().people().resolve(night.incident().id(), JIWOO);
        minutes(1);
        night.hears(night.resolved(CPU, BEGAN));
        night.passes(Duration.ofSeconds(1));
        night.hears(night.firing(CPU, night.clock.instant()));
        minutes(30);
        assertThat(calls()).containsExactly("5M secondary by unanswered", "30M tertiary by unresolved");
    }

    @Test
    void underAnUmbrellaNobodyIsCalledForThePart() {
        night.hears(night.firing(CPU, BEGAN));
        happens(new Happening.Subsumed("umbrella"));
        minutes(40);
        assertThat(calls()).isEmpty();
        happens(new Happening.Emerged("umbrella"));
        assertThat(calls()).containsExactly("40M secondary by unanswered", "40M tertiary by unresolved");
    }

    @Test
    void whatIsOnlyGoodToKnowCallsNobody() {
        night.hears(night.firing(Night.labels("HighCPUUsage", "platform-server", "info", Map.of()), BEGAN));
        minutes(120);
        assertThat(calls()).isEmpty();
    }

    /** L4: Tuesday 02:00 to 06:00 in Seoul. */
    @Test
    void inMaintenanceTheyAreCalledOnceItIsOver() {
        Instant end = Instant.parse("2026-11-23T21:00:00Z");
        night.clock.set(end.minusSeconds(20 * 60));
        night.hears(night.firing(CPU, night.clock.instant()));
        minutes(19);
        assertThat(night.types()).contains("handed-over");
        assertThat(calls()).isEmpty();
        minutes(20);
        assertThat(night.events())
                .filteredOn(event -> event.what() instanceof Happening.Escalated)
                .extracting(event -> Duration.between(end, event.at()))
                .containsExactly(Duration.ZERO, Duration.ZERO, Duration.ofMinutes(10));
    }

    @Test
    void otherPoliciesDecideFromThenOn() {
        night.hears(night.firing(CPU, BEGAN));
        minutes(6);
        night.reloads(calling("  - {name: sooner, unresolved: 10m, to: executive, why: it is long}\n"));
        minutes(60);
        assertThat(calls()).containsExactly("5M secondary by unanswered", "10M executive by sooner");
    }

    @Test
    void aConditionIsLookedAtMinuteByMinute() {
        night.reloads(
                calling(
                        "  - {name: old, when: incident.age > duration(\"90s\") && incident.state == \"opened\", to: executive, why: old}\n"));
        night.hears(night.firing(CPU, BEGAN));
        minutes(10);
        assertThat(calls()).containsExactly("2M executive by old");
    }

    private Answer escalate(String level) {
        return night.haetae().escalations().escalate(night.incident().id(), JIWOO, Optional.ofNullable(level));
    }

    @Test
    void aPersonCallsTheNextOrWhomTheyName() {
        night.hears(night.firing(CPU, BEGAN));
        assertThat(escalate(null)).isInstanceOf(Answer.Done.class);
        assertThat(escalate(null)).isInstanceOf(Answer.Done.class);
        assertThat(escalate("executive")).isInstanceOf(Answer.Done.class);
        assertThat(escalate(null)).isEqualTo(new Answer.NobodyLeft());
        assertThat(escalate("king"))
                .isEqualTo(new Answer.NoSuchLevel(List.of("primary", "secondary", "tertiary", "executive")));
        assertThat(calls()).containsExactly("0S primary by null", "0S secondary by null", "0S executive by null");
        assertThat(night.called().getLast()).endsWith("escalated: executive (cto), called by jiwoo");
        assertThat(night.events().getLast().actor()).isEqualTo(JIWOO);
        minutes(5);
        assertThat(calls()).endsWith("5M secondary by unanswered");
    }

    @Test
    void forWhatIsOverNobodyIsCalledByHandEither() {
        night.hears(night.firing(CPU, BEGAN));
        night.haetae().people().resolve(night.incident().id(), JIWOO);
        assertThat(escalate(null)).isEqualTo(new Answer.NotNow(State.RESOLVED));
        assertThat(night.haetae().escalations().escalate("none", JIWOO, Optional.empty()))
                .isEqualTo(new Answer.Unknown());
    }

    private StatusUpdate lastTold() {
        return night.told.getLast();
    }

    @Test
    void whoIsCalledHearsWhyAndWhatWasTried() {
        try (Night acting = new Night(directory.resolve("acting"), by(Map.of()), Mode.AUTO, null)) {
            acting.hears(acting.firing(CPU, BEGAN));
            acting.passes(Duration.ofMinutes(5));
            StatusUpdate told = acting.told.stream()
                    .filter(update -> update.kind() == StatusUpdate.Kind.ESCALATED)
                    .findFirst()
                    .orElseThrow();
            assertThat(told.facts())
                    .containsEntry("level", "secondary")
                    .containsEntry("who", "second on-call")
                    .containsEntry("role", "operations-lead");
            assertThat(told.facts().get("tried")).contains("platform-server");
            assertThat(told.facts().get("reason")).endsWith("nobody has acknowledged it within 5 min");
        }
    }

    @Test
    void whereNothingWasTriedThatIsSaid() {
        night.hears(night.firing(SLOW, BEGAN));
        assertThat(lastTold().kind()).isEqualTo(StatusUpdate.Kind.ESCALATED);
        assertThat(lastTold().facts()).containsEntry("tried", "nothing").doesNotContainKey("role");
    }
}
