package dev.haetae;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.inbox.Received;
import dev.haetae.policy.Mode;
import dev.haetae.policy.Policies;
import dev.haetae.policy.source.PolicyFiles;
import dev.haetae.simulate.Comparison;
import dev.haetae.simulate.Difference;
import dev.haetae.simulate.ImaginedCluster;
import dev.haetae.simulate.Simulator;
import dev.haetae.store.memory.MemoryStore;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What other policies would have made of the same night, incident by incident. */
class ReplayTest {

    private static final List<Received> NIGHT = Deliveries.received(12);

    private final Simulator simulator = new Simulator(
            new ImaginedReceivers(), new MemoryStore(), ImaginedCluster.everyWorkloadHas(2), "production", Mode.AUTO);

    private static Policies with(String file, String text) {
        TreeMap<String, String> texts = new TreeMap<>(PolicyFiles.shipped().texts());
        texts.put(file, text);
        return Policies.of(PolicyFiles.of("altered", texts));
    }

    private Comparison compared(Policies candidate) {
        return simulator.replay(NIGHT, Policies.shipped(), candidate);
    }

    private static List<String> differences(Comparison comparison) {
        return comparison.changed().stream()
                .flatMap(changed -> changed.differences().stream())
                .map(ReplayTest::told)
                .toList();
    }

    private static String told(Difference difference) {
        return "%s: %s -> %s".formatted(difference.what(), difference.before(), difference.after());
    }

    @Test
    void theSamePoliciesDoTheSame() {
        Comparison comparison = compared(
                with("inhibition.yaml", PolicyFiles.shipped().texts().get("inhibition.yaml") + "# as before\n"));

        assertThat(comparison.changed()).isEmpty();
        assertThat(comparison.deliveries()).isEqualTo(12);
        assertThat(comparison.same()).isEqualTo(comparison.inForce().incidents());
        assertThat(comparison.candidate()).isEqualTo(comparison.inForce());
        assertThat(comparison.inForce().steps()).containsKey("helped");
    }

    @Test
    void anotherStepIsTold() {
        Comparison comparison = compared(with("playbooks/game-server-down.yaml", """
                name: game-server-down
                scenario: S10
                match: ['alertname="GameServerDown"']
                steps:
                  - diagnose: {}
                  - name: one-more
                    scale: {by: 2, max: 6}
                """));

        assertThat(differences(comparison))
                .containsOnly(
                        "step-2: scale Deployment game-server-zone-0 from 2 to 3: helped -> scale Deployment game-server-zone-0 from 2 to 4: helped",
                        "step-2: scale Deployment game-server-zone-3 from 2 to 3: helped -> scale Deployment game-server-zone-3 from 2 to 4: helped");
        assertThat(comparison.same()).isPositive();
    }

    /** Joined under the one, apart under the other: told by the alert that opened it. */
    @Test
    void anotherCorrelationIsTold() {
        Comparison comparison =
                compared(with("correlation.yaml", "rules: []\ndefault: [cluster, namespace, service, alertname]\n"));

        assertThat(differences(comparison))
                .contains(
                        "incident: production/game-production/game-server/zone-0 -> production/game-production/game-server/alertname=GameServerDown");
    }

    @Test
    void whatWouldOnlyHaveBeenRecordedIsTold() {
        Comparison comparison = compared(with("inhibition.yaml", """
                rules:
                  - name: lag-is-a-symptom
                    source: ['alertname="HighCPUUsage"']
                    target: ['alertname="KafkaConsumerLag"']
                    equal: [cluster]
                    why: the consumers are out of CPU
                """));

        assertThat(comparison.changed())
                .allSatisfy(changed -> assertThat(changed.differences()).isNotEmpty());
        assertThat(comparison.candidate().fates().getOrDefault("suppressed", 0L))
                .isGreaterThanOrEqualTo(comparison.inForce().fates().getOrDefault("suppressed", 0L));
    }
}
