package dev.haetae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.haetae.contract.Severity;
import dev.haetae.inbox.Fate;
import dev.haetae.incident.Event;
import dev.haetae.incident.Happening;
import dev.haetae.incident.Incident;
import dev.haetae.policy.Mode;
import dev.haetae.policy.Policies;
import dev.haetae.policy.source.PolicyFiles;
import dev.haetae.store.Space;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Thousands of alerts stream in over several threads while two sets of policies, which agree upon nothing, replace each
 * other all the time: none is lost, and each is decided wholly by the one or wholly by the other.
 */
class ReloadWhileStreamingTest {

    private static final Instant BEGAN = Night.THREE.minusSeconds(60);
    private static final int SENDERS = 4;
    private static final int EACH = 600;
    private static final int SERVICES = 300;
    private static final String NO_STORM =
            PolicyFiles.shipped().texts().get("guardrails.yaml").replace("services: 15", "services: 1000");

    private static final Policies OLD = policies("old", "Sev1", "[cluster, namespace, service]");
    private static final Policies NEW = policies("new", "Sev3", "[alertname, service, cluster]");

    @TempDir
    Path directory;

    private final ConcurrentLinkedQueue<String> acknowledged = new ConcurrentLinkedQueue<>();

    private static Policies policies(String name, String severity, String by) {
        return OtherPolicies.by(Map.of(
                "guardrails.yaml", NO_STORM,
                "inhibition.yaml", "rules: []",
                "correlation.yaml", "{rules: [], default: %s}".formatted(by),
                "severity.yaml",
                        "{rules: [], default: {critical: %1$s, warning: %1$s, info: %1$s}}".formatted(severity),
                "playbooks/high-cpu.yaml", """
                        {name: %s, scenario: S3, match: ['alertname="HighCPUUsage"'], steps: [{scale: {by: 1, max: 6}}]}
                        """.formatted(name)));
    }

    /** Alerts of one service, which only some policies think of as one incident; no two senders send the same. */
    private void sends(Night night, int sender) {
        IntStream.range(0, EACH)
                .mapToObj(i -> Night.labels(
                        "HighCPUUsage", "service-" + i % SERVICES, "warning", Map.of("instance", sender + "-" + i)))
                .forEach(labels -> acknowledged.add(night.receives(night.firing(labels, BEGAN))));
    }

    @Test
    void noneIsLostAndEachIsDecidedByOneSetOfPolicies() throws Exception {
        try (Night night = new Night(directory, OLD, Mode.OBSERVE, null)) {
            Set<Thread> loops = starts(night);
            CountDownLatch sent = new CountDownLatch(SENDERS);
            IntStream.range(0, SENDERS)
                    .forEach(sender -> Thread.startVirtualThread(() -> {
                        sends(night, sender);
                        sent.countDown();
                    }));
            swapsUntil(night, sent);
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> night.store().scanPrefix(Space.PENDING, "", 1).isEmpty());
            night.haetae().stop();
            await().atMost(Duration.ofMinutes(1)).until(() -> loops.stream().noneMatch(Thread::isAlive));

            assertThat(night.rulebook().reloads()).isGreaterThan(5);
            noneIsLost(night);
            List<Incident> incidents = night.haetae().incidents().newest(null, SENDERS * EACH, incident -> true);
            assertThat(incidents).extracting(ReloadWhileStreamingTest::isOld).contains(true, false);
            incidents.forEach(incident ->
                    isDecidedByOne(incident, night.haetae().incidents().timeline(incident.id())));
        }
    }

    /** The threads that this receiver works in. */
    private static Set<Thread> starts(Night night) {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        night.haetae().start();
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("haetae-") && !before.contains(thread))
                .collect(Collectors.toSet());
    }

    private static void swapsUntil(Night night, CountDownLatch sent) throws InterruptedException {
        Policies next = NEW;
        while (!sent.await(20, TimeUnit.MILLISECONDS)) {
            night.rulebook().offer(next);
            next = next == NEW ? OLD : NEW;
        }
    }

    private void noneIsLost(Night night) {
        assertThat(acknowledged).doesNotHaveDuplicates().hasSize(SENDERS * EACH);
        assertThat(acknowledged)
                .allSatisfy(id -> assertThat(
                                night.haetae().inbox().fate(id).orElseThrow().kind())
                        .isEqualTo(Fate.Kind.INCIDENT));
        int joined = night.haetae().incidents().newest(null, SENDERS * EACH, incident -> true).stream()
                .mapToInt(Incident::alerts)
                .sum();
        assertThat(joined).isEqualTo(SENDERS * EACH);
    }

    /** By the key under which it was opened. */
    private static boolean isOld(Incident incident) {
        return incident.correlationKey().startsWith("production/game-production/");
    }

    /** An alert that the other policies decided would have brought another severity, or another playbook. */
    private static void isDecidedByOne(Incident incident, List<Event> timeline) {
        boolean old = isOld(incident);
        assertThat(incident.severity()).as(incident.id()).isEqualTo(old ? Severity.SEV1 : Severity.SEV3);
        assertThat(incident.plan().playbook()).as(incident.id()).isEqualTo(old ? "old" : "new");
        assertThat(timeline)
                .extracting(Event::what)
                .doesNotHaveAnyElementsOfTypes(Happening.NoPlaybook.class)
                .filteredOn(Happening.SeverityDecided.class::isInstance)
                .hasSize(1);
    }
}
