package dev.haetae.triage;

import dev.haetae.inbox.Inbox;
import dev.haetae.incident.Incidents;
import dev.haetae.policy.Mode;
import dev.haetae.policy.Policies;
import dev.haetae.store.Store;
import dev.haetae.timer.TimerHandler;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Puts triage together. */
public final class Triaging {

    /**
     * What triage is told beside policy.
     *
     * @param mode of playbooks that name none
     * @param holdDown how long a resolution must hold
     * @param simulated whether the cluster is a simulated one, which every incident then says
     * @param watchdogMissingAfter how long an alert that always fires may go unheard
     */
    public record Setting(Mode mode, Duration holdDown, boolean simulated, Duration watchdogMissingAfter) {}

    private final Episodes episodes;
    private final Causes causes;
    private final TriageLoop loop;
    private final List<TimerHandler> handlers;

    /**
     * @param hand what people do to incidents elsewhere
     * @param afterwards runs when something was triaged, and timers may be due
     */
    public Triaging(
            Store store,
            Inbox inbox,
            Incidents incidents,
            Policies policies,
            Setting setting,
            ByHand hand,
            InstantSource clock,
            Runnable afterwards) {
        this.episodes = new Episodes(store);
        this.causes = new Causes(store, policies);
        Storms storms = new Storms(store, policies.guardrails().storm());
        Joining joining = new Joining(policies, setting.mode(), setting.holdDown(), setting.simulated());
        Umbrella umbrella = new Umbrella(setting.holdDown(), setting.simulated());
        Admission admission =
                new Admission(store, incidents, episodes, causes, policies, storms, joining, umbrella, clock);
        Watchdog watchdog = new Watchdog(store, inbox, episodes, setting.watchdogMissingAfter(), clock);
        Notices notices = new Notices(store, inbox, incidents, episodes, new Links(store, incidents), hand, clock);
        Triage triage = new Triage(
                store, inbox, incidents, episodes, causes, admission, storms, joining, watchdog, notices, clock);
        this.loop = new TriageLoop(inbox, triage, policies, afterwards, clock);
        this.handlers = List.of(
                watchdog,
                new Reconsider(store, episodes, storms, admission),
                new StormHandler(incidents, storms, episodes, umbrella, clock));
    }

    public Episodes episodes() {
        return episodes;
    }

    public Causes causes() {
        return causes;
    }

    public TriageLoop loop() {
        return loop;
    }

    public List<TimerHandler> handlers() {
        return handlers;
    }
}
