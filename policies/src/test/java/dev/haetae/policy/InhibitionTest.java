package dev.haetae.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.haetae.policy.source.InvalidPolicies;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** I9, and Alertmanager's semantics where they are easily got wrong. */
class InhibitionTest {

    private static final Alert DOWN =
            Alerts.of("alertname", "ServiceDown", "cluster", "production", "service", "auth-service");
    private static final Alert SLOW =
            Alerts.of("alertname", "HighLatency", "cluster", "production", "service", "auth-service");
    private static final Alert FAILING = Alerts.with(SLOW, "alertname", "HighErrorRate");
    private static final Alert CPU_CRITICAL =
            Alerts.of("alertname", "HighCPUUsage", "cluster", "production", "service", "kafka", "severity", "critical");
    private static final Alert CPU_WARNING = Alerts.with(CPU_CRITICAL, "severity", "warning");

    private final Policies policies = Policies.shipped();

    @TempDir
    Path directory;

    private record Inhibited(Alert cause, Because because) {}

    /** The symptom's first cause among the firing alerts: one that shares a link with it. */
    private static Optional<Inhibited> inhibited(Policies policies, Alert symptom, List<Alert> firing) {
        return policies.symptoms(symptom).stream()
                .flatMap(link -> firing.stream()
                        .filter(candidate -> policies.causes(candidate).contains(link))
                        .map(cause -> new Inhibited(cause, link.because(cause.name()))))
                .findFirst();
    }

    @Test
    void aServiceThatIsDownSilencesItsSymptoms() {
        Inhibited slow =
                inhibited(policies, SLOW, List.of(CPU_CRITICAL, SLOW, DOWN)).orElseThrow();

        assertThat(slow.cause()).isEqualTo(DOWN);
        assertThat(slow.because())
                .isEqualTo(new Because(
                        "inhibited",
                        "silent while ServiceDown fires, by rule down-explains-errors: a service that is down cannot answer well",
                        "inhibition.yaml:4"));
        assertThat(inhibited(policies, FAILING, List.of(DOWN))).isPresent();
    }

    @Test
    void notThoseOfAnotherServiceOrCluster() {
        assertThat(inhibited(policies, Alerts.with(SLOW, "service", "kafka"), List.of(DOWN)))
                .isEmpty();
        assertThat(inhibited(policies, Alerts.with(SLOW, "cluster", "staging"), List.of(DOWN)))
                .isEmpty();
        assertThat(inhibited(policies, Alerts.with(SLOW, "cluster", ""), List.of(DOWN)))
                .isEmpty();
    }

    @Test
    void notOtherAlertsOfTheService() {
        assertThat(inhibited(policies, Alerts.with(SLOW, "alertname", "HighCPUUsage"), List.of(DOWN)))
                .isEmpty();
        assertThat(inhibited(policies, DOWN, List.of(SLOW, DOWN))).isEmpty();
    }

    @Test
    void aCriticalAlertSilencesItsWarningAndNotTheOtherWayRound() {
        assertThat(inhibited(policies, CPU_WARNING, List.of(CPU_CRITICAL))).isPresent();
        assertThat(inhibited(policies, CPU_CRITICAL, List.of(CPU_WARNING, CPU_CRITICAL)))
                .isEmpty();
        assertThat(inhibited(policies, Alerts.with(CPU_WARNING, "alertname", "HighLatency"), List.of(CPU_CRITICAL)))
                .isEmpty();
    }

    @Test
    void aLabelThatBothLackIsEqual() {
        assertThat(inhibited(policies, Alerts.with(SLOW, "cluster", ""), List.of(Alerts.with(DOWN, "cluster", ""))))
                .isPresent();
    }

    @Test
    void noCauseNoSilence() {
        assertThat(inhibited(policies, SLOW, List.of())).isEmpty();
    }

    @Test
    void alertsThatMatchBothSidesSilenceNeitherThemselvesNorEachOther() {
        Policies twoSided = Policies.load(Written.with("inhibition.yaml", """
                rules:
                  - {name: a, source: ['a=~"1|2"'], target: ['a=~"2|3"'], equal: [service], why: it is}
                """).in(directory));
        Alert source = Alerts.of("a", "1");
        Alert both = Alerts.of("a", "2");
        Alert alsoBoth = Alerts.of("a", "2", "b", "1");
        Alert target = Alerts.of("a", "3");

        assertThat(inhibited(twoSided, both, List.of(both, alsoBoth))).isEmpty();
        assertThat(inhibited(twoSided, both, List.of(source))).isPresent();
        assertThat(inhibited(twoSided, target, List.of(both))).isPresent();
    }

    @Test
    void aRuleThatSilencesTheSameAgainIsNeverReached() {
        Path written = Written.with("inhibition.yaml", """
                rules:
                  - {name: a, source: ['a="1"', 'b="1"'], target: ['a="2"'], equal: [cluster, service], why: it is}
                  - {name: b, source: ['b="1"', 'a="1"'], target: ['a="2"'], equal: [service, cluster], why: again}
                  - {name: c, source: ['b="1"', 'a="1"'], target: ['a="2"'], equal: [service], why: it is}
                """).in(directory);

        assertThatExceptionOfType(InvalidPolicies.class)
                .isThrownBy(() -> Policies.load(written))
                .withMessage("inhibition.yaml:3:5: rule b is never reached, because a at inhibition.yaml:2 silences the"
                        + " same; another source, target or equal, or remove it");
    }
}
