package dev.haetae.triage;

import dev.haetae.inbox.Inbox;
import dev.haetae.incident.Incidents;
import dev.haetae.policy.Mode;
import dev.haetae.policy.Policies;
import dev.haetae.rulebook.InForce;
import dev.haetae.rulebook.Rulebook;
import dev.haetae.store.Store;
import dev.haetae.timer.TimerHandler;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;

/** Puts triage together. */
public final class Triaging {

    /**
     * What triage is told beside policy.
     *
     * @param mode of playbooks that name none
     * @param holdDown how long a resolution must hold, by the policies in force
     * @param simulated whether the cluster is a simulated one, which every incident then says
     * @param watchdogMissingAfter how long an alert that always fires may go unheard
     */
    public record Setting(
            Mode mode, Function<Policies, Duration> holdDown, boolean simulated, Duration watchdogMissingAfter) {}

    private final Store store;
    private final Inbox inbox;
    private final Incidents incidents;
    private final Setting setting;
    private final InstantSource clock;
    private final Episodes episodes;
    private final Storms storms;
    private final Watchdog watchdog;
    private final Notices notices;
    private final Changeover changeover;
    private final TriageLoop loop;
    private final List<TimerHandler> handlers;

    /**
     * @param hand what people do to incidents elsewhere
     * @param lanes where deliveries are triaged at the same time
     * @param afterwards runs when something was triaged, and timers may be due
     */
    public Triaging(
            Store store,
            Inbox inbox,
            Incidents incidents,
            Rulebook rulebook,
            Setting setting,
            ByHand hand,
            InstantSource clock,
            ExecutorService lanes,
            Runnable afterwards) {
        this.store = store;
        this.inbox = inbox;
        this.incidents = incidents;
        this.setting = setting;
        this.clock = clock;
        this.episodes = new Episodes(store);
        this.storms = new Storms(store);
        this.watchdog = new Watchdog(store, inbox, episodes, setting.watchdogMissingAfter(), clock);
        this.notices =
                new Notices(store, inbox, incidents, episodes, new Links(store, incidents), new Heeding(hand), clock);
        this.changeover = new Changeover(
                store, rulebook, new CausesIndex(store, episodes), () -> incidents.attend(clock.instant()));
        InForce<Regime> regime = new InForce<>(rulebook, this::under);
        this.loop = new TriageLoop(inbox, regime, changeover, afterwards, lanes, clock);
        this.handlers = List.of(
                watchdog,
                TimerHandler.of(() -> regime.now().reconsider()),
                TimerHandler.of(() -> regime.now().storms()));
    }

    private Regime under(Policies policies) {
        Causes causes = new Causes(store, policies);
        Duration holdDown = setting.holdDown().apply(policies);
        Joining joining = new Joining(policies, setting.mode(), holdDown, setting.simulated());
        Umbrella umbrella = new Umbrella(holdDown, setting.simulated());
        Admission admission =
                new Admission(store, incidents, episodes, causes, policies, storms, joining, umbrella, clock);
        return new Regime(
                policies,
                new Triage(
                        store, inbox, incidents, episodes, causes, admission, storms, joining, watchdog, notices,
                        clock),
                new Reconsider(store, episodes, storms, admission),
                new StormHandler(
                        incidents,
                        storms,
                        episodes,
                        umbrella,
                        policies.guardrails().storm(),
                        clock));
    }

    /** Before the loop is started, that nothing is decided upon what an earlier process knew by other policies. */
    public void takeOver() {
        changeover.toNext();
    }

    public Episodes episodes() {
        return episodes;
    }

    public TriageLoop loop() {
        return loop;
    }

    public List<TimerHandler> handlers() {
        return handlers;
    }
}
