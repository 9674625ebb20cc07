package dev.haetae.remediate;

import dev.haetae.dispatch.Dispatch;
import dev.haetae.incident.Incidents;
import dev.haetae.policy.Mode;
import dev.haetae.policy.Policies;
import dev.haetae.rulebook.InForce;
import dev.haetae.rulebook.Rulebook;
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
     * @param recheckAfter how long after a step it is looked at whether it still stands
     * @param holdDown how long a resolution must hold; empty for the guardrails' own
     * @param heardWithin how long a source's word counts while we listen
     * @param approvalTime how long a person has to agree
     */
    public record Pace(
            Duration poll,
            Duration recheckAfter,
            Optional<Duration> holdDown,
            Duration heardWithin,
            Duration approvalTime) {

        public Duration holdDownBy(Policies policies) {
            return holdDown.orElse(policies.guardrails().holdDown());
        }
    }

    /**
     * What remediation is told beside policy.
     *
     * @param cluster the name of the cluster it acts on
     * @param mode of playbooks that name none
     */
    public record Setting(String cluster, Mode mode, Pace pace) {}

    private final Store store;
    private final Incidents incidents;
    private final Episodes episodes;
    private final Dispatch dispatch;
    private final Setting setting;
    private final Optional<Confirmation> alertmanager;
    private final Figures figures;
    private final InstantSource clock;
    private final Instant listeningSince;
    private final List<TimerHandler> handlers;
    private final Approvals approvals;
    private final People people;
    private final Automation automation;

    /**
     * @param alertmanager asked whether an alert still fires once its last word is too old; empty when there is none
     * @param figures asked whether a step helped, and how much of an error budget is left
     */
    public Remediation(
            Store store,
            Incidents incidents,
            Episodes episodes,
            Rulebook rulebook,
            Dispatch dispatch,
            Setting setting,
            Optional<Confirmation> alertmanager,
            Figures figures,
            InstantSource clock) {
        this.store = store;
        this.incidents = incidents;
        this.episodes = episodes;
        this.dispatch = dispatch;
        this.setting = setting;
        this.alertmanager = alertmanager;
        this.figures = figures;
        this.clock = clock;
        this.listeningSince = clock.instant();
        this.approvals = new Approvals(incidents, conduct(), clock);
        Hands hands = new Hands(store, () -> setting.pace().holdDownBy(rulebook.policies()));
        this.people = new People(incidents, hands, clock);
        this.automation = new Automation(store, clock);
        InForce<Regime> regime = new InForce<>(rulebook, this::under);
        this.handlers = List.of(
                TimerHandler.of(() -> regime.now().plan()),
                TimerHandler.of(() -> regime.now().act()),
                TimerHandler.of(() -> regime.now().verify()),
                TimerHandler.of(() -> regime.now().settle()),
                approvals,
                new TakeBackHandler(incidents, new Pauses(store), new Ledger(store), dispatch, clock),
                new RecheckHandler(incidents, dispatch, clock),
                new LiftHandler(store, incidents, clock));
    }

    private Regime under(Policies policies) {
        Grounds grounds = new Grounds(episodes, new Causes(store, policies), policies, heard(policies));
        Playbooks playbooks = new Playbooks(policies);
        Ledger ledger = new Ledger(store);
        Pauses pauses = new Pauses(store);
        Reserved reserved = new Reserved(
                ledger, new ActionCounts(store, policies.guardrails().perHour()));
        Judge judge = new Judge(conduct(), ledger, new Trust(store));
        Duration poll = setting.pace().poll();
        Aftermath aftermath = new Aftermath(playbooks, conduct(), reserved, pauses, setting.pace());
        VerifyHandler verify = new VerifyHandler(incidents, playbooks, grounds, dispatch, figures, judge, poll, clock);
        return new Regime(
                new PlanHandler(incidents, playbooks, planner(policies, grounds), conduct(), clock),
                new ActHandler(incidents, playbooks, grounds, pauses, dispatch, aftermath, clock),
                verify,
                new SettleHandler(incidents, playbooks, grounds, verify, judge, poll, clock));
    }

    private Confirmation heard(Policies policies) {
        return new Heard(
                listeningSince,
                setting.pace().heardWithin(),
                policies.guardrails().staleAfter(),
                alertmanager);
    }

    private Planner planner(Policies policies, Grounds grounds) {
        Guards guards = new Guards(policies, store, figures, dispatch);
        return new Planner(policies, grounds, dispatch, guards, new Footprint(incidents), setting.cluster());
    }

    private Conduct conduct() {
        return new Conduct(setting.mode(), setting.pace().approvalTime(), new Trust(store));
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

    public Automation automation() {
        return automation;
    }
}
