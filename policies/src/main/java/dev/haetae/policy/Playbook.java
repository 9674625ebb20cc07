package dev.haetae.policy;

import java.util.List;
import java.util.Optional;

/**
 * What to do about one kind of alert: a ladder of steps, the next when the last did not help.
 *
 * @param scenario which one it answers: {@code S10}
 * @param mode empty for the deployment's default
 * @param target empty for the service's own
 * @param rule where it is written: {@code playbooks/high-cpu.yaml:3}
 */
public record Playbook(
        String name,
        String scenario,
        Optional<Mode> mode,
        Matchers match,
        Optional<TargetPattern> target,
        List<Step> steps,
        String rule) {

    public Playbook {
        steps = List.copyOf(steps);
    }
}
