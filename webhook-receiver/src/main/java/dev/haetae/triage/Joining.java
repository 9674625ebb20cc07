package dev.haetae.triage;

import dev.haetae.contract.Severity;
import dev.haetae.incident.Actor;
import dev.haetae.incident.Happening;
import dev.haetae.incident.Incident;
import dev.haetae.incident.Progress;
import dev.haetae.incident.State;
import dev.haetae.incident.Transition;
import dev.haetae.policy.Alert;
import dev.haetae.policy.Because;
import dev.haetae.policy.Decision;
import dev.haetae.policy.Facts;
import dev.haetae.policy.Mode;
import dev.haetae.policy.Playbook;
import dev.haetae.policy.Policies;
import dev.haetae.policy.Situation;
import dev.haetae.timer.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What an alert that fires, or ends, does to its incident. Decides only; nothing is read or written here. */
final class Joining {

    private final Policies policies;
    private final Mode defaultMode;
    private final Duration holdDown;
    private final boolean simulated;

    Joining(Policies policies, Mode defaultMode, Duration holdDown, boolean simulated) {
        this.policies = policies;
        this.defaultMode = defaultMode;
        this.holdDown = holdDown;
        this.simulated = simulated;
    }

    void open(Transition transition, Episode episode, Decision<String> correlation, Facts facts) {
        Alert alert = episode.alert();
        transition
                .record(
                        Actor.source(episode.source()),
                        correlation.because(),
                        new Happening.Opened(
                                alert.urgency(),
                                alert.service(),
                                alert.summary(),
                                correlation.verdict(),
                                episode.startsAt(),
                                simulated))
                .record(Actor.source(episode.source()), Triaged.OPENS.because(alert), joined(episode));
        decide(transition, alert, facts);
    }

    void join(Transition transition, Episode episode, boolean member, Facts facts) {
        Alert alert = episode.alert();
        boolean wasOver = transition.incident().state().isOver();
        Happening what = member ? new Happening.AlertBack(episode.key(), alert.name()) : joined(episode);
        Because because = (member ? Triaged.FIRES_AGAIN : Triaged.SAME_INCIDENT).because(alert);
        transition.record(Actor.source(episode.source()), because, what);
        decide(transition, alert, facts);
        leaveRecovery(transition);
        confirmed(transition);
        if (wasOver) {
            rearm(transition);
        }
    }

    /** What is being carried out goes on; whoever carries it out sees then that an alert is back. */
    private static void leaveRecovery(Transition transition) {
        boolean waits = switch (transition.incident().progress()) {
            case Progress.Planning planning -> true;
            case Progress.Approval approval -> true;
            default -> false;
        };
        if (waits && transition.incident().isRecovering()) {
            transition.record(Actor.POLICY, Triaged.RECOVERY_LEFT.because(), new Happening.RecoveryLeft());
            if (!transition.incident().isHeld()) {
                transition.set(Timer.Kind.PLAN, transition.at(), "0.recovery-left");
            }
        }
    }

    /** The timers of an incident that was over ran out without effect; one that is open again needs its phase's anew. */
    static void rearm(Transition transition) {
        Instant now = transition.at();
        switch (transition.incident().progress()) {
            case Progress.Planning planning
            when !transition.incident().isHeld() -> transition.set(Timer.Kind.PLAN, now, planning.step() + ".reopened");
            case Progress.Verifying verifying ->
                transition.set(Timer.Kind.VERIFY, now, verifying.action().id());
            case Progress.Approval approval -> transition.set(Timer.Kind.EXPIRE, approval.until(), approval.approval());
            default -> {}
        }
    }

    private static Happening joined(Episode episode) {
        return new Happening.AlertJoined(
                episode.key(), episode.alert().name(), episode.alert().urgency());
    }

    private void decide(Transition transition, Alert alert, Facts facts) {
        Facts all = facts.withFiring(transition.incident().firing());
        Situation situation = new Situation(all, transition.at());
        decideSeverity(transition, alert, situation);
        choosePlaybook(transition, alert, situation);
    }

    /** Severity only rises by itself; lowering it is for people. */
    private void decideSeverity(Transition transition, Alert alert, Situation situation) {
        Decision<Severity> decided = policies.severity(alert, situation);
        Incident incident = transition.incident();
        if (incident.isWorsenedBy(decided.verdict())) {
            transition.record(
                    Actor.POLICY,
                    decided.because(),
                    new Happening.SeverityDecided(
                            decided.verdict(),
                            incident.severity(),
                            situation.facts().known()));
        }
    }

    private void choosePlaybook(Transition transition, Alert alert, Situation situation) {
        Decision<Optional<Playbook>> choice = policies.playbook(alert, situation);
        Optional<Incident.Plan> plan = transition.incident().ifPlanned();
        if (plan.isPresent()) {
            choice.verdict()
                    .filter(playbook -> !playbook.name().equals(plan.get().playbook()))
                    .ifPresent(other -> transition.record(
                            Actor.POLICY,
                            Triaged.OTHER_PLAYBOOK_RUNS.because(alert),
                            new Happening.NoPlaybook(alert.name())));
            return;
        }
        choice.verdict()
                .ifPresentOrElse(
                        playbook -> run(transition, playbook, choice.because()),
                        () -> none(transition, alert, choice.because()));
    }

    private void run(Transition transition, Playbook playbook, Because because) {
        Mode mode = playbook.mode().orElse(defaultMode);
        transition
                .record(
                        Actor.POLICY,
                        because,
                        new Happening.PlaybookChosen(
                                playbook.name(),
                                playbook.scenario(),
                                mode,
                                playbook.steps().size(),
                                playbook.recovery()))
                .set(Timer.Kind.PLAN, transition.at(), "0.0");
    }

    private static void none(Transition transition, Alert alert, Because because) {
        transition.record(Actor.POLICY, because, new Happening.NoPlaybook(alert.name()));
        if (transition.incident().alerts() == 1) {
            transition.record(Actor.POLICY, Triaged.NO_PLAYBOOK.because(alert), new Happening.HandedOver());
        }
    }

    /** The alert's source has spoken: a step that waited for its word is decided afresh, unless people hold it. */
    void confirmed(Transition transition) {
        int step = switch (transition.incident().progress()) {
            case Progress.NotNeeded notNeeded -> notNeeded.step();
            case Progress.Unconfirmed unconfirmed -> unconfirmed.step();
            default -> -1;
        };
        if (step >= 0 && !transition.incident().isHeld()) {
            transition
                    .record(Actor.POLICY, Triaged.CONFIRMED.because(), new Happening.StepAfresh(step))
                    .set(Timer.Kind.PLAN, transition.at(), step + ".afresh");
        }
    }

    void end(Transition transition, Episode episode) {
        transition.record(
                Actor.source(episode.source()),
                Triaged.ALERT_RESOLVED.because(episode.alert()),
                new Happening.AlertResolved(episode.key(), episode.alert().name(), episode.endsAt()));
        Incident incident = transition.incident();
        if (incident.firing() == 0
                && incident.state().after(State.Move.ALERTS_GONE).isPresent()) {
            holdDown(transition, holdDown);
        }
    }

    static void holdDown(Transition transition, Duration holdDown) {
        var settles = transition.at().plus(holdDown);
        transition
                .record(Actor.POLICY, Triaged.HOLD_DOWN.because(holdDown), new Happening.AlertsGone(settles))
                .set(Timer.Kind.SETTLE, settles, transition.at().toString());
    }
}
