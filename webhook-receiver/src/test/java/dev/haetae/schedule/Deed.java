package dev.haetae.schedule;

import dev.haetae.contract.Action;
import dev.haetae.contract.Target;
import dev.haetae.incident.Event;
import dev.haetae.policy.Guardrails;
import dev.haetae.policy.Playbook;
import dev.haetae.policy.Policies;
import dev.haetae.policy.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One order as it was decided.
 *
 * @param playbook by the policies in force when it was decided
 * @param chosen the same playbook by those in force when it was chosen
 * @param before the incident's timeline up to it
 * @param begun when it was decided
 * @param end when its effect was judged or it was given up; at the latest when its lock ends by itself
 * @param writes what of it reached the cluster
 */
record Deed(
        String incident,
        String service,
        Policies policies,
        Playbook playbook,
        Playbook chosen,
        int rung,
        Action order,
        List<Event> before,
        Instant begun,
        Instant end,
        List<Oracle.Write> writes) {

    /** Receivers that take turns read the clock before they read the ledger: within one turn its time is no order. */
    private static final Duration TURN = Duration.ofMillis(1);

    boolean wrote() {
        return !writes.isEmpty();
    }

    Target target() {
        return order.target();
    }

    Step step() {
        return playbook.steps().get(rung);
    }

    /** How many steps come before those of recovery. */
    int ladder() {
        return playbook.steps().size() - playbook.recovery();
    }

    /** It looks or speaks: that is bound by nobody's hands, and by no mode. */
    boolean isOnlyWords() {
        return order.leavesTargetAlone();
    }

    Guardrails guardrails() {
        return policies.guardrails();
    }

    boolean isUnderWayAt(Instant moment) {
        return !begun.isAfter(moment) && end.isAfter(moment.plus(TURN));
    }

    boolean isOfOtherIncident(Deed other) {
        return !incident.equals(other.incident);
    }

    @Override
    public String toString() {
        return "%s %s of %s at %s until %s".formatted(playbook.name(), order.describe(), order.id(), begun, end);
    }
}
