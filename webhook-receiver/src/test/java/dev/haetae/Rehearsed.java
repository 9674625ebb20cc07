package dev.haetae;

import dev.haetae.contract.OpsFunction;
import dev.haetae.contract.Target;
import dev.haetae.policy.Mode;
import dev.haetae.policy.Policies;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/** A night with one playbook of the test's own, for alert {@code Rehearsed} of the platform server. */
final class Rehearsed {

    static final Instant BEGAN = Night.THREE.minusSeconds(60);
    static final Map<String, String> ALERT = Night.labels(
            "Rehearsed", "platform-server", "critical", Map.of("pod", "platform-server-7", "node", "node-3"));

    private Rehearsed() {}

    /** The alert has not fired yet. */
    static Night night(Path directory, Mode mode, String steps, OpsFunction... functions) {
        return new Night(directory.resolve("data"), policies(directory, steps), mode, null).knowing(functions);
    }

    static Policies policies(Path directory, String steps) {
        return Playbook.with(directory.resolve("policies"), "playbooks/rehearsed.yaml", """
                name: rehearsed
                scenario: rehearsed
                match: ['alertname="Rehearsed"']
                steps:
                """ + steps.indent(2));
    }

    static void fires(Night night) {
        night.hears(night.firing(ALERT, BEGAN));
    }

    static void isOver(Night night) {
        night.hears(night.resolved(ALERT, BEGAN));
    }

    static Target of(String kind, String name) {
        return new Target("production", "game-production", kind, name);
    }
}
