package dev.haetae.policy;

import dev.haetae.policy.condition.Condition;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What to do about one kind of alert: a ladder of steps, the next when the last did not help.
 *
 * @param scenario which one it answers: {@code S10}
 * @param mode empty for the deployment's default
 * @param when what must hold beside the matchers; empty for nothing
 * @param target empty for the service's own
 * @param inMaintenance whether automation may run it in a maintenance window (L4)
 * @param runbook where people read on
 * @param steps the ladder, its own and after them those of the playbooks that follow it; then those of its recovery
 * @param recovery how many of the last steps are taken once the alerts stayed away, all of them, before it is over
 * @param rule where it is written: {@code playbooks/high-cpu.yaml:3}
 */
public record Playbook(
        String name,
        String scenario,
        Optional<Mode> mode,
        Matchers match,
        Optional<Condition> when,
        Optional<TargetPattern> target,
        boolean inMaintenance,
        Optional<String> runbook,
        List<Step> steps,
        int recovery,
        String rule) {

    public Playbook {
        steps = List.copyOf(steps);
    }

    Playbook inEarnest() {
        List<Step> trusted = steps.stream().map(Step::inEarnest).toList();
        return new Playbook(
                name,
                scenario,
                Optional.of(Mode.AUTO),
                match,
                when,
                target,
                inMaintenance,
                runbook,
                trusted,
                recovery,
                rule);
    }

    Playbook with(List<Step> ladder, List<Step> recovering) {
        List<Step> all = Stream.concat(ladder.stream(), recovering.stream()).toList();
        return new Playbook(
                name, scenario, mode, match, when, target, inMaintenance, runbook, all, recovering.size(), rule);
    }
}
