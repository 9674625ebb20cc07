package dev.haetae;

import dev.haetae.announce.AnnounceHandler;
import dev.haetae.announce.Announcers;
import dev.haetae.announce.Wording;
import dev.haetae.dispatch.Dispatch;
import dev.haetae.escalate.EscalateHandler;
import dev.haetae.escalate.Escalations;
import dev.haetae.health.Ailments;
import dev.haetae.health.Vitals;
import dev.haetae.inbox.Inbox;
import dev.haetae.incident.Incidents;
import dev.haetae.metrics.Lateness;
import dev.haetae.policy.Mode;
import dev.haetae.remediate.Approvals;
import dev.haetae.remediate.Automation;
import dev.haetae.remediate.Confirmation;
import dev.haetae.remediate.Figures;
import dev.haetae.remediate.Hands;
import dev.haetae.remediate.People;
import dev.haetae.remediate.Remediation;
import dev.haetae.remediate.Stuck;
import dev.haetae.retention.Retention;
import dev.haetae.retention.Sweep;
import dev.haetae.rulebook.Rulebook;
import dev.haetae.store.Store;
import dev.haetae.timer.Pulse;
import dev.haetae.timer.TimerHandler;
import dev.haetae.timer.Timers;
import dev.haetae.triage.Episodes;
import dev.haetae.triage.Reconcile;
import dev.haetae.triage.TriageLoop;
import dev.haetae.triage.Triaging;
import dev.haetae.triage.Upstream;
import dev.haetae.work.Surround;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;

/** One receiver, put together from what it stands on. Knows no framework, so that a test can run it on its own clock. */
final class Haetae {

    /**
     * What it is told.
     *
     * @param cluster the name of the cluster it acts on
     * @param simulated whether that cluster is a simulated one
     * @param mode of playbooks that name none
     * @param lease how long a claimed timer is its claimant's
     * @param watchdog how long an alert that always fires may go unheard
     * @param silentFor how long nothing may be heard of an open alert before Alertmanager is asked about it
     * @param retention for how long things are kept
     */
    record Settings(
            String cluster,
            boolean simulated,
            Mode mode,
            Duration lease,
            Duration watchdog,
            Duration silentFor,
            Retention retention,
            Remediation.Pace pace) {}

    /** What it stands on. */
    record Surroundings(
            Store store,
            Rulebook rulebook,
            Dispatch dispatch,
            Announcers announcers,
            Optional<Confirmation> alertmanager,
            Optional<Upstream> upstream,
            Figures figures,
            InstantSource clock,
            Executor executor,
            ExecutorService lanes) {}

    private final Inbox inbox;
    private final Incidents incidents;
    private final Episodes episodes;
    private final Remediation remediation;
    private final Escalations escalations;
    private final Triaging triaging;
    private final TriageLoop triage;
    private final Timers timers;
    private final Pulse pulse;
    private final Optional<Reconcile> reconcile;
    private final Sweep sweep;
    private final Rehearsal rehearsal;
    private final Store store;
    private final InstantSource clock;

    Haetae(Settings settings, Surroundings on) {
        this.store = on.store();
        this.clock = on.clock();
        this.rehearsal = new Rehearsal(on.dispatch(), settings.cluster());
        this.inbox = new Inbox(store);
        this.incidents = new Incidents(store, new Wording());
        this.timers = new Timers(store, UUID.randomUUID().toString(), settings.lease());
        Rulebook rulebook = on.rulebook();
        Remediation.Pace pace = settings.pace();
        this.triaging = new Triaging(
                store,
                inbox,
                incidents,
                rulebook,
                new Triaging.Setting(settings.mode(), pace::holdDownBy, settings.simulated(), settings.watchdog()),
                new Hands(store, () -> pace.holdDownBy(rulebook.policies())),
                clock,
                on.lanes(),
                this::wake);
        this.triage = triaging.loop();
        this.episodes = triaging.episodes();
        this.remediation = new Remediation(
                store,
                incidents,
                episodes,
                rulebook,
                on.dispatch(),
                new Remediation.Setting(settings.cluster(), settings.mode(), pace),
                on.alertmanager(),
                on.figures(),
                clock);
        List<TimerHandler> handlers = new ArrayList<>(remediation.handlers());
        handlers.addAll(triaging.handlers());
        FirstAlert first = new FirstAlert(episodes);
        handlers.add(new AnnounceHandler(store, incidents, rulebook::policies, first, on.announcers(), clock));
        handlers.add(new EscalateHandler(
                incidents,
                rulebook::policies,
                (incident, story) -> first.of(incident, story).alert(),
                clock));
        this.escalations = new Escalations(incidents, rulebook::policies, clock);
        this.reconcile = on.upstream()
                .map(upstream ->
                        new Reconcile(store, inbox, incidents, episodes, upstream, settings.silentFor(), clock));
        reconcile.ifPresent(handlers::add);
        this.sweep = new Sweep(store, inbox, incidents, settings.retention(), clock);
        handlers.add(sweep);
        this.pulse = new Pulse(timers, clock, handlers, on.executor());
        pulse.onFailure(new Stuck(incidents, clock));
    }

    private void wake() {
        pulse.wake();
    }

    /** From now on every piece of work is done within that. */
    void surroundedBy(Surround surround) {
        triage.surroundedBy(surround);
        pulse.surroundedBy(surround);
    }

    /** Goes on where an earlier process stopped, and from there by itself. */
    void start() {
        takeOver();
        triage.start();
        pulse.start();
    }

    /** Says before the first alert whether the cluster can be seen. */
    Runnable rehearsal() {
        return rehearsal;
    }

    /** Where no other process can be using the store, nobody needs to wait for the leases of a dead one. */
    void takeOver() {
        if (store.exclusive()) {
            timers.releaseOfTheDead(clock.instant());
        }
        triaging.takeOver();
        reconcile.ifPresent(Reconcile::start);
        sweep.start();
    }

    /** Does all that can be done at this moment of the clock; for a test that moves the clock itself. */
    void runUntilIdle() {
        while (triage.triageWaiting() + pulse.fireDue() > 0) {
            Thread.onSpinWait();
        }
    }

    void stop() {
        pulse.close();
        triage.close();
    }

    Inbox inbox() {
        return inbox;
    }

    Episodes episodes() {
        return episodes;
    }

    Incidents incidents() {
        return incidents;
    }

    People people() {
        return remediation.people();
    }

    Escalations escalations() {
        return escalations;
    }

    Approvals approvals() {
        return remediation.approvals();
    }

    Automation automation() {
        return remediation.automation();
    }

    Vitals vitals() {
        return Signs.of(store, clock, triage.loop(), pulse.loop());
    }

    Lateness lateness() {
        return Signs.of(timers, clock);
    }

    Ailments ailments() {
        return new Ailments(Map.of("retention", sweep::trouble));
    }
}
