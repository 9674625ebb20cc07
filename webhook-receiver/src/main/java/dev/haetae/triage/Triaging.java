package dev.haetae.triage;

import dev.haetae.inbox.Inbox;
import dev.haetae.incident.Incidents;
import dev.haetae.policy.Mode;
import dev.haetae.policy.Policies;
import dev.haetae.store.Store;
import dev.haetae.timer.TimerHandler;
import java.time.Duration;
import java.time.InstantSource;

/** Puts triage together. */
public final class Triaging {

    /**
     * What triage is told beside policy.
     *
     * @param mode of playbooks that name none
     * @param holdDown how long a resolution must hold
     * @param simulated whether the cluster is a simulated one, which every incident then says
     */
    public record Setting(Mode mode, Duration holdDown, boolean simulated) {}

    private final Episodes episodes;
    private final Causes causes;
    private final TriageLoop loop;
    private final Reconsider reconsider;

    /** @param afterwards runs when something was triaged, and timers may be due */
    public Triaging(
            Store store,
            Inbox inbox,
            Incidents incidents,
            Policies policies,
            Setting setting,
            InstantSource clock,
            Runnable afterwards) {
        this.episodes = new Episodes(store);
        this.causes = new Causes(store, policies);
        Joining joining = new Joining(policies, setting.mode(), setting.holdDown(), setting.simulated());
        Admission admission = new Admission(store, incidents, episodes, causes, policies, joining, clock);
        Triage triage = new Triage(store, inbox, incidents, episodes, causes, admission, joining, clock);
        this.loop = new TriageLoop(inbox, triage, policies, afterwards);
        this.reconsider = new Reconsider(store, episodes, admission);
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

    public TimerHandler reconsider() {
        return reconsider;
    }
}
