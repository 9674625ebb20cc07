package dev.haetae.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ladders that come with the product: S1 to S19, and the alerts of A. */
class ShippedPlaybooksTest {

    private static final Policies POLICIES = Policies.shipped();

    static Stream<String> scenarios() {
        return IntStream.rangeClosed(1, 19).mapToObj("S%d"::formatted);
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void everyScenarioHasAnAnswer(String scenario) {
        assertThat(POLICIES.playbooks()).extracting(Playbook::scenario).contains(scenario);
    }

    @ParameterizedTest
    @CsvSource({
        "GameServerDown, game-server, game-server-down",
        "GameTickSlow, game-server, tick-slow",
        "ConcurrentUsersDrop, game-server, players-leaving",
        "HighErrorRate, payment-service, high-error-rate",
        "DatabasePoolExhausted, mysql, pool-exhausted",
        "ServiceDown, matchmaking, service-down",
        "ServiceDown, platform-server, platform-server-down",
        "CommandQueueLong, matchmaking, queue-long",
        "SnapshotFailing, game-server, snapshot-failing",
        "KafkaConsumerLag, platform-server, kafka-lag",
        "HighCPUUsage, matchmaking, high-cpu",
        "HighMemoryUsage, matchmaking, high-memory",
        "DiskFull, mysql, disk-full",
        "HighLatency, api-gateway, high-latency",
        "RedisDown, redis-cache, redis-down"
    })
    void everyAlertThatCallsForActionHasOne(String alert, String service, String playbook) {
        assertThat(chosen(alert, service)).map(Playbook::name).contains(playbook);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ReleaseStarted",
                "MaintenanceBegins",
                "MaintenanceEnds",
                "SnapshotSaved",
                "ConcurrentUsersReached"
            })
    void whatIsOnlyToBeKnownHasNone(String alert) {
        assertThat(chosen(alert, "game-server")).isEmpty();
    }

    @Test
    void aServiceThatIsDownIsHelpedByTheWholeLadder() {
        assertThat(verbs("ServiceDown"))
                .containsExactly("diagnose", "restart", "isolate", "rollback", "scale", "configure");
        assertThat(verbs("HighErrorRate")).isEqualTo(verbs("ServiceDown"));
    }

    @Test
    void eachLooksBeforeItActs() {
        assertThat(POLICIES.playbooks())
                .allSatisfy(playbook -> assertThat(first(playbook).order().verb())
                        .as(playbook.name())
                        .isEqualTo("diagnose"));
    }

    @Test
    void whereTheRecoveryTimeIsTenSecondsTheLookIsGivenHalfOfThem() {
        Playbook down = chosen("GameServerDown", "game-server").orElseThrow();

        assertThat(first(down).deadline()).isEqualTo(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rollback", "cache-rebuild"})
    void whatIsHardToTakeBackNeedsAPerson(String verb) {
        assertThat(POLICIES.playbooks().stream().flatMap(playbook -> playbook.steps().stream()))
                .filteredOn(step -> step.order().verb().equals(verb))
                .isNotEmpty()
                .extracting(Step::atMost)
                .containsOnly(Optional.of(Mode.APPROVE));
    }

    @Test
    void theModeIsTheDeployments() {
        assertThat(POLICIES.playbooks()).extracting(Playbook::mode).containsOnly(Optional.empty());
        assertThat(POLICIES.playbooks()).extracting(Playbook::inMaintenance).containsOnly(false);
    }

    private static Step first(Playbook playbook) {
        return playbook.steps().getFirst();
    }

    private static List<String> verbs(String alert) {
        return chosen(alert, "matchmaking").orElseThrow().steps().stream()
                .map(step -> step.order().verb())
                .toList();
    }

    private static Optional<Playbook> chosen(String alert, String service) {
        return POLICIES.playbook(Alerts.of("alertname", alert, "service", service), Alerts.NOW)
                .verdict();
    }
}
