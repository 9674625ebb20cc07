package dev.haetae;

import dev.haetae.policy.Mode;
import dev.haetae.remediate.Remediation;
import dev.haetae.retention.Retention;
import dev.haetae.simulate.Scene;
import dev.haetae.simulate.Stage;
import dev.haetae.simulate.Stages;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Imagined receivers whose settings are those that a receiver has when nobody sets any. */
final class ImaginedReceivers implements Stages {

    private static final Remediation.Pace PACE = new Remediation.Pace(
            Duration.ofSeconds(2),
            Duration.ofMinutes(1),
            Optional.empty(),
            Duration.ofMinutes(15),
            Duration.ofMinutes(30));

    /** A Watchdog is imagined to go on, as every other alert is. */
    private static final Duration NEVER_MISSED = Duration.ofDays(36_500);

    private static final Retention NEVER_SWEPT =
            new Retention(Duration.ofDays(90), Duration.ofDays(14), Path.of("export"));

    @Override
    public Stage set(Scene scene) {
        return new ImaginedReceiver(settings(scene.cluster(), scene.mode()), scene);
    }

    private static Haetae.Settings settings(String cluster, Mode mode) {
        return new Haetae.Settings(
                cluster, false, mode, Duration.ofMinutes(1), NEVER_MISSED, Duration.ofMinutes(15), NEVER_SWEPT, PACE);
    }
}
