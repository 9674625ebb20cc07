package dev.haetae.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A playbook may ask for more than labels; once chosen it is the alert's, even when that no longer holds. */
class PlaybookConditionTest {

    private static final Alert ALERT = Alerts.of("x", "1", "y", "1", "alertname", "Slow");
    private static final Situation BURNING = new Situation(
            new Facts(OptionalInt.empty(), OptionalInt.empty(), OptionalLong.empty(), OptionalDouble.of(20)),
            Alerts.AT);
    private static final Situation CALM = new Situation(
            new Facts(OptionalInt.empty(), OptionalInt.empty(), OptionalLong.empty(), OptionalDouble.of(1)), Alerts.AT);

    @TempDir
    Path directory;

    private Policies policies;

    @BeforeEach
    void loads() {
        policies = Policies.load(Written.with("playbooks/a.yaml", playbook("plain", "'x=\"1\"'", ""))
                .and("playbooks/b.yaml", playbook("burning", "'x=\"1\"'", "when: facts.burnRate > 14.4"))
                .and("playbooks/c.yaml", playbook("also", "'z=\"1\"'", "when: facts.burnRate > 14.4"))
                .in(directory));
    }

    @Test
    void itGoesBeforeOneWithAsManyMatchersWhereItsConditionHolds() {
        assertThat(policies.playbook(ALERT, BURNING).because())
                .isEqualTo(new Because(
                        "playbook-preferred",
                        "playbook burning rather than plain: it has as many matchers, and its condition holds",
                        "playbooks/b.yaml:1"));
        assertThat(chosen(CALM)).contains("plain");
    }

    @Test
    void whatIsUnknownDoesNotHold() {
        assertThat(chosen(Alerts.NOW)).contains("plain");
    }

    @Test
    void itIsTheAlertsByLabelsAlone() {
        assertThat(policies.isFor("burning", ALERT)).isTrue();
        assertThat(policies.isFor("plain", ALERT)).isTrue();
        assertThat(policies.isFor("also", ALERT)).isFalse();
    }

    @Test
    void aMorePreferredOneWithoutConditionTakesTheAlertAway() {
        Policies other = Policies.load(Written.with("playbooks/a.yaml", playbook("plain", "'x=\"1\"'", ""))
                .and("playbooks/d.yaml", playbook("closer", "'x=\"1\"', 'y=\"1\"'", ""))
                .in(directory));

        assertThat(other.isFor("closer", ALERT)).isTrue();
        assertThat(other.isFor("burning", ALERT)).isFalse();
        assertThat(other.isFor("plain", ALERT)).isFalse();
    }

    @Test
    void aConditionInVainIsSaid() {
        Alert alert = Alerts.of("z", "1");

        assertThat(policies.playbook(alert, CALM).because())
                .isEqualTo(new Because(
                        "no-playbook",
                        "the condition of playbook also does not hold: facts.burnRate > 14.4",
                        "playbooks/c.yaml:1"));
        assertThat(policies.playbook(alert, Alerts.NOW).because().sentence())
                .startsWith("the condition of playbook also cannot be told: ")
                .contains("facts.burnRate");
    }

    private Optional<String> chosen(Situation situation) {
        return policies.playbook(ALERT, situation).verdict().map(Playbook::name);
    }

    private static String playbook(String name, String matchers, String when) {
        return """
                name: %s
                scenario: S4
                match: [%s]
                steps:
                  - scale: {by: 1}
                %s
                """.formatted(name, matchers, when);
    }
}
