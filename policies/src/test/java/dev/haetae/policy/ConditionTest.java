package dev.haetae.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.haetae.policy.condition.Result;
import dev.haetae.policy.condition.Scope;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What conditions say of a game server that is down, of which 25 players are known to suffer, and nothing else. */
class ConditionTest {

    private static final Subject SUBJECT = Conditions.subject(
                    Conditions.facts(OptionalInt.empty(), OptionalLong.of(25), OptionalDouble.empty()))
            .in(Conditions.incident());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alert.name == \"GameServerDown\"",
                "alert.urgency == \"critical\"",
                "alert.labels.zone == \"zone-1\"",
                "alert.labels[\"zone\"] in [\"zone-1\", \"zone-2\"]",
                "alert.labels.nowhere == \"\"",
                "alert.labels[\"nowhere\"] == \"\"",
                "!alert.labels.nowhere.startsWith(\"a\")",
                "has(alert.labels.zone) && !has(alert.labels.nowhere)",
                "alert.labels.exists(label, label == \"zone\")",
                "alert.labels.all(label, label != \"nowhere\")",
                "size(alert.labels) == 10",
                "alert.annotations.summary.contains(\"zone-1\")",
                "alert.name.matches(\"^Game.*Down$\") && alert.name.matches(\"Server\")",
                "service.name == \"game-server\" && service.grade == \"critical\" && service.kind == \"core\"",
                "service.owner == \"game-sre\" && service.channel == \"#game-sre\"",
                "incident.severity == \"Sev1\" && incident.state == \"acting\"",
                "incident.alerts == 3 && incident.firing == 2 && incident.services == 1",
                "incident.age > duration(\"30m\") && incident.age < duration(\"1h\")",
                "facts.usersAffected > 24",
                "facts.usersAffected > 24.5",
                "facts.usersAffected == 25 || facts.repeats > 2",
                "facts.repeats > 2 || facts.usersAffected == 25",
                "!(facts.repeats > 2 && facts.usersAffected < 25)",
                "now.at == timestamp(\"2026-11-19T18:00:00Z\") && now.at.getHours(\"Asia/Seoul\") == 3",
                "!now.peak && !now.maintenance && !now.event && size(now.windows) == 0",
                "true",
            })
    void holds(String text) {
        assertThat(Conditions.of(text, Scope.INCIDENT).on(SUBJECT)).isEqualTo(new Result.Holds());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alert.name == \"gameserverdown\"",
                "alert.labels.zone.matches(\"^one\")",
                "has(alert.labels.nowhere)",
                "facts.usersAffected > 25",
                "facts.usersAffected > 25 && facts.repeats > 2",
                "facts.repeats > 2 && facts.usersAffected > 25",
                "now.peak",
                "\"evening\" in now.windows",
                "false",
            })
    void doesNotHold(String text) {
        assertThat(Conditions.of(text, Scope.INCIDENT).on(SUBJECT)).isEqualTo(new Result.DoesNotHold());
    }

    static Stream<Arguments> doubtful() {
        return Stream.of(
                arguments("facts.repeats > 2", "facts.repeats is unknown"),
                arguments("!(facts.repeats > 2)", "facts.repeats is unknown"),
                arguments("facts.repeats <= 2", "facts.repeats is unknown"),
                arguments("facts.repeats > 2 ? false : true", "facts.repeats is unknown"),
                arguments("facts.burnRate < 1.0 && facts.usersAffected == 25", "facts.burnRate is unknown"),
                arguments("![1, 2].exists(x, x < facts.firing)", "facts.firing is unknown"),
                arguments("facts.usersAffected / (incident.alerts - 3) > 1", "it fails: / by zero"),
                arguments("now.windows[0] == \"evening\"", "it fails: Index out of bounds: 0"),
                arguments("now.at.getHours(alert.labels.zone) > 1", "it fails: Unknown time-zone ID: zone-1"),
                arguments(
                        "[1,2,3,4].all(a, [1,2,3,4].all(b, [1,2,3,4].all(c, [1,2,3,4].all(d, [1,2,3,4].all(e, true)))))",
                        "it fails: Iteration budget exceeded: 1000"));
    }

    @ParameterizedTest
    @MethodSource("doubtful")
    void cannotTell(String text, String why) {
        assertThat(Conditions.of(text, Scope.INCIDENT).on(SUBJECT)).isEqualTo(new Result.CannotTell(why));
    }

    /** Whatever the fact turns out to be, a condition that held without it holds. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "facts.repeats > 2",
                "!(facts.repeats > 2)",
                "facts.repeats > 2 || true",
                "facts.repeats > 2 || facts.repeats <= 2",
                "!(facts.repeats > 2 && false)",
                "facts.repeats > 2 ? true : true",
                "[facts.repeats].all(x, x > 2)",
                "[true, facts.repeats > 2].exists(x, x)",
            })
    void whatIsUnknownDecidesNothing(String text) {
        if (Conditions.of(text, Scope.ALERT).on(SUBJECT).holds()) {
            for (int repeats : new int[] {0, 2, 3, 1_000}) {
                Subject known = Conditions.subject(
                        Conditions.facts(OptionalInt.of(repeats), OptionalLong.of(25), OptionalDouble.empty()));
                assertThat(Conditions.of(text, Scope.ALERT).on(known).holds())
                        .as("%d", repeats)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alert.labels.zone == \"zone-1\"",
                "service.grade == \"critical\"",
                "alert.urgency == \"critical\""
            })
    void whatJoinsAlertsSpeaksOfLabelsAndServices(String text) {
        assertThat(Conditions.of(text, Scope.CORRELATION).on(SUBJECT).holds()).isTrue();
    }
}
