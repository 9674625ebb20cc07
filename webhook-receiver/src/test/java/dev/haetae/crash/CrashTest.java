package dev.haetae.crash;

import static org.awaitility.Awaitility.await;

import dev.haetae.testkit.SimulatorProcess;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;

/** For each test untouched zones of the cluster, and a data directory of its own. */
@ExtendWith(SharedCluster.class)
abstract class CrashTest {

    static final String ZONE = "zone-1";

    Scene scene;
    Zones zones;

    @BeforeEach
    void prepare(TestInfo test, SimulatorProcess cluster) {
        zones = Zones.untouched(cluster);
        scene = new Scene(name(test), cluster);
    }

    @AfterEach
    void endReceivers() {
        scene.close();
        scene.cluster().mend();
    }

    private static String name(TestInfo test) {
        String name = test.getTestClass().orElseThrow().getSimpleName() + "-" + test.getDisplayName();
        return name.replaceAll("\\W+", "-");
    }

    /** The incident of an acknowledged alert, once it is decided. */
    static String incidentOf(ReceiverProcess receiver, String alert) {
        return patiently("the alert's incident", () -> receiver.api().incidentOf(alert), id -> !id.isEmpty());
    }

    /** The incident's story, once it is as wanted. */
    static Story story(ReceiverProcess receiver, String incident, Predicate<Story> wanted) {
        return patiently("incident " + incident, () -> receiver.api().story(incident), wanted);
    }

    static <T> T patiently(String what, Callable<T> asked, Predicate<T> wanted) {
        return await(what)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .atMost(ReceiverProcess.PATIENCE)
                .until(asked, wanted);
    }
}
