package dev.haetae.remediate;

import dev.haetae.dispatch.Dispatch;
import dev.haetae.incident.Incidents;
import dev.haetae.policy.Policies;
import dev.haetae.store.Store;
import dev.haetae.timer.TimerHandler;
import dev.haetae.triage.Causes;
import dev.haetae.triage.Episodes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Puts the stages of remediation together. */
public final class Remediation {

    /**
     * How remediation is paced.
     *
     * @param poll how often a target is looked at until it is ready
     * @param holdDown how long a resolution must hold
     * @param heardWithin how long a source's word counts while we listen
     * @param approvalTime how long a person has to agree
     */
    public record Pace(Duration poll, Duration holdDown, Duration heardWithin, Duration approvalTime) {}

    private final List<TimerHandler> handlers;
    private final Approvals approvals;
    private final People people;

    /** @param alertmanager asked whether an alert still fires once its last word is too old; empty when there is none */
    public Remediation(
            Store store,
            Incidents incidents,
            Episodes episodes,
            Causes causes,
            Policies policies,
            Dispatch dispatch,
            String cluster,
            Pace pace,
            Optional<Confirmation> alertmanager,
            InstantSource clock) {
        Instant listeningSince = clock.instant();
        Confirmation heard = new Heard(
                listeningSince, pace.heardWithin(), policies.guardrails().staleAfter(), alertmanager);
        Grounds grounds = new Grounds(episodes, causes, policies, heard);
        Ledger ledger = new Ledger(store);
        Playbooks playbooks = new Playbooks(policies);
        Conduct conduct = new Conduct(pace.approvalTime());
        Planner planner = new Planner(policies, grounds, dispatch, ledger, new Footprint(incidents), cluster);
        Judge judge = new Judge(conduct, ledger);
        VerifyHandler verify = new VerifyHandler(incidents, playbooks, grounds, dispatch, judge, pace.poll(), clock);
        this.approvals = new Approvals(incidents, conduct, clock);
        this.people = new People(incidents, new Hands(store, pace.holdDown()), clock);
        this.handlers = List.of(
                new PlanHandler(incidents, playbooks, planner, conduct, clock),
                new ActHandler(
                        incidents, grounds, dispatch, new Aftermath(playbooks, conduct, ledger, pace.poll()), clock),
                verify,
                new SettleHandler(incidents, playbooks, verify, judge, pace.poll(), clock),
                approvals);
    }

    public List<TimerHandler> handlers() {
        return handlers;
    }

    public Approvals approvals() {
        return approvals;
    }

    public People people() {
        return people;
    }
}
