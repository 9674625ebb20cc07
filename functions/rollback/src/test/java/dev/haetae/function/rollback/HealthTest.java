package dev.haetae.function.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pods are written ok, wait (for 1 minute), silent (for 3), crash, or with how often they were started again, lately or long (@) ago. */
class HealthTest {

    private static final Instant NOW = Instant.parse("2026-11-20T03:00:00Z");
    private static final Instant PATIENCE = NOW.minus(Duration.ofMinutes(2));

    @ParameterizedTest(name = "{0}")
    @CsvSource(nullValues = "-", textBlock = """
            all answer,                  ok ok,     ok,    false
            they are being made,         ok wait,   ok,    false
            one is silent,               ok silent, ok,    true
            silent as all are,           silent,    silent, false
            silent with none to compare, silent,    -,     false
            it crashes,                  ok crash,  ok,    true
            it crashes and is alone,     crash,     -,     true
            it crashes as the others do, crash,     crash, false
            started again once,          1,         ok,    false
            started again twice,         2,         ok,    true
            twice in its long life,      2@,        ok,    false
            as the old ones once did,    2,         2@,    true
            nobody is there,             -,         ok,    false
            """)
    void isWorse(String situation, String pods, String others, boolean worse) {
        assertThat(health(pods).isWorseThan(health(others), PATIENCE))
                .as(situation)
                .isEqualTo(worse);
    }

    @ParameterizedTest
    @CsvSource({
        "CrashLoopBackOff, true",
        "ImagePullBackOff, true",
        "CreateContainerConfigError, true",
        "ContainerCreating, false",
        "PodInitializing, false"
    })
    void whatHoldsAContainerBack(String reason, boolean crashing) {
        assertThat(PodSight.of(heldBack(reason), NOW).crashing()).isEqualTo(crashing);
    }

    @Test
    void podsThatGoOrAreOverDoNotCount() {
        Pod gone = new PodBuilder(pod("ok"))
                .editMetadata()
                .withDeletionTimestamp(NOW.toString())
                .endMetadata()
                .build();
        Pod over = new PodBuilder(pod("ok"))
                .editStatus()
                .withPhase("Failed")
                .endStatus()
                .build();

        assertThat(Health.of(Stream.of(gone, over, pod("ok")), NOW).count()).isEqualTo(1);
    }

    private static Health health(String pods) {
        return Health.of(
                Arrays.stream(pods == null ? new String[0] : pods.split(" ", -1))
                        .map(HealthTest::pod),
                NOW);
    }

    private static Pod pod(String how) {
        return switch (how) {
            case "ok" -> pod("True", 0, 9);
            case "wait" -> pod("False", 0, 1);
            case "silent" -> pod("False", 0, 3);
            case "crash" -> heldBack("CrashLoopBackOff");
            default -> pod("True", Integer.parseInt(how.replace("@", "")), how.endsWith("@") ? 60 : 9);
        };
    }

    private static Pod pod(String ready, int restarts, int minutes) {
        return new PodBuilder()
                .withNewMetadata()
                .endMetadata()
                .withNewStatus()
                .withPhase("Running")
                .addNewCondition()
                .withType("Ready")
                .withStatus(ready)
                .withLastTransitionTime(NOW.minus(Duration.ofMinutes(minutes)).toString())
                .endCondition()
                .addNewContainerStatus()
                .withRestartCount(restarts)
                .withNewLastState()
                .withNewTerminated()
                .withFinishedAt(NOW.minus(Duration.ofMinutes(minutes)).toString())
                .endTerminated()
                .endLastState()
                .endContainerStatus()
                .endStatus()
                .build();
    }

    private static Pod heldBack(String reason) {
        return new PodBuilder()
                .withNewMetadata()
                .withCreationTimestamp(NOW.toString())
                .endMetadata()
                .withNewStatus()
                .addNewInitContainerStatus()
                .withNewState()
                .withNewWaiting()
                .withReason(reason)
                .endWaiting()
                .endState()
                .endInitContainerStatus()
                .endStatus()
                .build();
    }
}
