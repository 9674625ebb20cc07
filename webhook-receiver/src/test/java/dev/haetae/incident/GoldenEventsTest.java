package dev.haetae.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Action;
import dev.haetae.contract.Failure;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.Refusal;
import dev.haetae.contract.Restart;
import dev.haetae.contract.Scale;
import dev.haetae.contract.Severity;
import dev.haetae.contract.State.Pod;
import dev.haetae.contract.State.Replicas;
import dev.haetae.contract.State.Rollout;
import dev.haetae.contract.Target;
import dev.haetae.contract.Urgency;
import dev.haetae.golden.Golden;
import dev.haetae.policy.Because;
import dev.haetae.policy.Level;
import dev.haetae.policy.Mode;
import dev.haetae.store.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every event and state of an incident that this release stores can be read by every later one. */
class GoldenEventsTest {

    private static final Instant AT = Instant.parse("2026-11-19T18:00:00.123456Z");
    private static final Replicas TWO = new Replicas(2, 1, 7, "uid-1");
    private static final Replicas THREE = new Replicas(3, 3, 8, "uid-1");
    private static final Action SCALE = new Scale(
            "20261119-180000-7f3a09/0.0",
            new Target("production", "game-production", "Deployment", "game-server-zone-1"),
            3,
            TWO,
            AT.plusSeconds(300));
    private static final Restart RESTART = new Restart(
            "20261119-180000-7f3a09/1.0",
            new Target("production", "game-production", "Deployment", "matchmaking"),
            AT,
            25,
            new Rollout("uid-2", 9, "5d8f03a1c2b4", null, 3, 3, 1),
            AT.plusSeconds(300));
    private static final Restart EVICTION = new Restart(
            "20261119-180000-7f3a09/2.0",
            new Target("production", "game-production", "Pod", "matchmaking-5d8f-x2x9k"),
            AT,
            100,
            new Pod("uid-3", false, false, false),
            AT.plusSeconds(300));
    private static final Because BECAUSE = new Because("within-bounds", "3 is within 1 and 10", "guardrails.yaml:7");

    static Stream<Happening> happenings() {
        return Stream.of(alerts(), steps(), people(), storms()).flatMap(List::stream);
    }

    private static List<Happening> alerts() {
        return List.of(
                new Happening.Opened(Urgency.CRITICAL, "game-server", "zone-1 없음", "production/zone-1", AT, true),
                new Happening.AlertJoined("alertmanager/0123", "GameServerDown", Urgency.WARNING),
                new Happening.AlertResolved("alertmanager/0123", "GameServerDown", AT),
                new Happening.AlertsGone(AT),
                new Happening.AlertBack("alertmanager/0123", "GameServerDown"),
                new Happening.SeverityDecided(Severity.SEV1, null),
                new Happening.PlaybookChosen("game-server-down", "S1", Mode.APPROVE, 2, 0),
                new Happening.NoPlaybook("SomethingOdd"),
                new Happening.Resolved(Duration.ofSeconds(90)),
                new Happening.Closed());
    }

    private static List<Happening> steps() {
        return List.of(
                new Happening.Guarded(0, SCALE, List.of(new Happening.Judgement("bounds", true, BECAUSE)), true),
                new Happening.StepWaiting(0, AT, AT.plusSeconds(60)),
                new Happening.StepDenied(0, true),
                new Happening.StepProposed(0, Mode.OBSERVE, SCALE),
                new Happening.ApprovalWanted(0, "20261119-180000-7f3a09-0", SCALE, AT),
                new Happening.ApprovalGiven(0, "20261119-180000-7f3a09-0"),
                new Happening.ActionStarted(0, SCALE),
                new Happening.ActionEnded(0, SCALE, new Outcome.Applied(TWO, THREE, null)),
                new Happening.TargetReady(0, SCALE),
                new Happening.StepJudged(0, SCALE, Happening.Result.NO_EFFECT),
                new Happening.StepNotNeeded(0),
                new Happening.StepUnconfirmed(1),
                new Happening.StepAfresh(1),
                new Happening.StepDone(0),
                new Happening.RecoveryBegan(),
                new Happening.RecoveryLeft(),
                new Happening.TakeBackWaits(0, SCALE),
                new Happening.TakenBack(0, SCALE, new Outcome.AlreadyApplied(TWO)),
                new Happening.Reverted(0, SCALE, TWO, "argocd-controller"));
    }

    private static List<Happening> people() {
        return List.of(
                new Happening.Held(),
                new Happening.Resumed(),
                new Happening.HandedOver(),
                new Happening.Escalated(Level.Rank.TERTIARY, "unresolved", "team-lead"),
                new Happening.Acknowledged(),
                new Happening.Unacknowledged(),
                new Happening.Reopened(),
                new Happening.Noted("확인했습니다"),
                new Happening.Linked("pagerduty", "PGR0VU2", "https://acme.pagerduty.com/incidents/PGR0VU2"),
                new Happening.Announced("slack", "20261119-180000-7f3a09/0001", "opened", "1700000000.1"),
                new Happening.NotAnnounced("slack", "20261119-180000-7f3a09/0001", "opened"));
    }

    private static List<Happening> storms() {
        return List.of(
                new Happening.StormBegan(16),
                new Happening.StormCounted(100, 900, 800, List.of("login", "matchmaking")),
                new Happening.StormOver(100, 900),
                new Happening.Subsumed("20261119-180000-7f3a09"),
                new Happening.Emerged("20261119-180000-7f3a09"));
    }

    static Stream<Outcome> outcomes() {
        return Stream.of(
                new Outcome.Applied(TWO, THREE, SCALE),
                new Outcome.AlreadyApplied(THREE),
                new Outcome.Continue("page-7", 0.5),
                new Outcome.Refused(Refusal.TARGET_CHANGED, "changed by somebody else"),
                new Outcome.Failed(Failure.UNREACHABLE, "no answer", true));
    }

    static Stream<Progress> progresses() {
        return Stream.of(
                new Progress.None(),
                new Progress.Planning(1, 2, AT, SCALE),
                new Progress.Approval(0, "20261119-180000-7f3a09-0", SCALE, AT),
                new Progress.Acting(0, 1, SCALE, 2, null, null),
                new Progress.Verifying(0, SCALE, AT, true),
                new Progress.NotNeeded(0),
                new Progress.Unconfirmed(1),
                new Progress.Ended(1, true));
    }

    private static Event event(Happening what) {
        return new Event(3, Event.VERSION, AT, Actor.person("jiwoo", List.of("responder")), BECAUSE, what);
    }

    private static void check(String name, Event event) {
        Golden.check(name, event, EventCodec.current()::write, EventCodec.current()::read);
    }

    private static String word(Object value) {
        return HappeningNames.name(value.getClass());
    }

    @ParameterizedTest
    @MethodSource("happenings")
    void anEvent(Happening what) {
        check("event-" + HappeningNames.of(what), event(what));
    }

    @Test
    void aCallByHand() {
        check("event-escalated-by-hand", event(new Happening.Escalated(Level.Rank.PRIMARY, null, "on-call")));
    }

    @Test
    void aSeverityThatWasAnotherBefore() {
        check("event-severity-decided-again", event(new Happening.SeverityDecided(Severity.SEV1, Severity.SEV3)));
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void anOutcome(Outcome outcome) {
        check("outcome-" + word(outcome), event(new Happening.ActionEnded(0, SCALE, outcome)));
    }

    @Test
    void aRestartOfAllPodsAndOfOne() {
        check("event-action-ended-restart", event(new Happening.ActionEnded(0, RESTART, restarted(RESTART))));
        check("event-action-ended-eviction", event(new Happening.ActionEnded(0, EVICTION, restarted(EVICTION))));
    }

    private static Outcome restarted(Restart action) {
        return new Outcome.Applied(action.expected(), action.imagined(), null);
    }

    @ParameterizedTest
    @MethodSource("progresses")
    void anIncidentAtEachPointOfItsLadder(Progress progress) {
        Golden.check(
                "incident-" + word(progress),
                incident(progress, State.MITIGATING, null),
                Json::write,
                stored -> Json.read(stored, Incident.class));
    }

    @Test
    void anIncidentInEachState() {
        for (State state : State.values()) {
            Golden.check(
                    "incident-in-" + state.name().toLowerCase(Locale.ROOT),
                    incident(new Progress.None(), state, null),
                    Json::write,
                    stored -> Json.read(stored, Incident.class));
        }
    }

    @Test
    void anIncidentWhoseSeverityPeopleDecided() {
        Golden.check(
                "incident-overruled",
                incident(new Progress.None(), State.OPENED, Severity.SEV0),
                Json::write,
                stored -> Json.read(stored, Incident.class));
    }

    private static Incident incident(Progress progress, State state, Severity overruled) {
        return new Incident(
                "20261119-180000-7f3a09",
                12,
                state,
                Severity.SEV1,
                overruled,
                Urgency.CRITICAL,
                "game-server",
                "zone-1 없음",
                "production/zone-1",
                AT,
                new Incident.Times(AT, AT, AT, AT, AT, AT, AT),
                2,
                1,
                new Incident.Plan("game-server-down", "S1", Mode.AUTO, 2, 0),
                progress,
                new Incident.Hold("held-by-person", "jiwoo acknowledged it", AT),
                true);
    }

    /** Whoever adds one adds its file. */
    @Test
    void noneIsForgotten() {
        assertThat(classes(happenings())).containsExactlyInAnyOrder(Happening.class.getPermittedSubclasses());
        assertThat(classes(outcomes())).containsExactlyInAnyOrder(Outcome.class.getPermittedSubclasses());
        assertThat(classes(progresses())).containsExactlyInAnyOrder(Progress.class.getPermittedSubclasses());
    }

    private static List<Class<?>> classes(Stream<?> values) {
        return values.<Class<?>>map(Object::getClass).collect(Collectors.toList());
    }
}
