package dev.haetae.policy;

import java.time.Duration;
import java.util.Optional;

/**
 * One rung of a playbook's ladder, with everything that the playbook left out filled in from guardrails.yaml.
 *
 * @param verify no check at all where the step changes nothing
 * @param deadline how long the step may take, waiting for cool-downs and locks included
 * @param role to whom it is handed when automation leaves it undone
 * @param undo whether it is taken back where it made things worse
 * @param atMost trusted no further than this, whatever the playbook's mode; empty for no bound of its own
 * @param rule where it is written
 */
public record Step(
        String name,
        Order order,
        Limits limits,
        Verify verify,
        Duration deadline,
        OnDenied onDenied,
        Phase phase,
        Role role,
        Optional<Mode> atMost,
        boolean undo,
        String rule) {

    /** In which mode it is taken by a playbook that runs in {@code mode}. */
    public Mode modeIn(Mode mode) {
        return atMost.map(mode::atMost).orElse(mode);
    }

    Step inEarnest() {
        return new Step(name, order, limits, verify, deadline, onDenied, phase, role, Optional.empty(), undo, rule);
    }

    Step named(String otherName) {
        return new Step(otherName, order, limits, verify, deadline, onDenied, phase, role, atMost, undo, rule);
    }

    /** The same step in the ladder of another playbook, trusted no further than its own was. */
    Step inLadder(String otherName, Optional<Mode> ownMode) {
        Optional<Mode> least = ownMode.map(this::modeIn).or(() -> atMost);
        return new Step(otherName, order, limits, verify, deadline, onDenied, phase, role, least, undo, rule);
    }
}
