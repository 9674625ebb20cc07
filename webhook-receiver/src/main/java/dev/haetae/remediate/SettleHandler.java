package dev.haetae.remediate;

import dev.haetae.incident.Actor;
import dev.haetae.incident.Happening;
import dev.haetae.incident.Incident;
import dev.haetae.incident.Incidents;
import dev.haetae.incident.Progress;
import dev.haetae.incident.State;
import dev.haetae.incident.Stored;
import dev.haetae.incident.Transition;
import dev.haetae.policy.Step;
import dev.haetae.timer.Claim;
import dev.haetae.timer.Timer;
import dev.haetae.timer.TimerHandler;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/** Ends the hold-down: alerts that stayed away are a resolution, and a step that was being verified helped. */
final class SettleHandler implements TimerHandler {

    /** A Watchdog is sent again every few minutes. */
    private static final Duration LISTEN_AGAIN = Duration.ofSeconds(30);

    private final Incidents incidents;
    private final Playbooks playbooks;
    private final Grounds grounds;
    private final VerifyHandler verification;
    private final Judge judge;
    private final Duration poll;
    private final InstantSource clock;

    SettleHandler(
            Incidents incidents,
            Playbooks playbooks,
            Grounds grounds,
            VerifyHandler verification,
            Judge judge,
            Duration poll,
            InstantSource clock) {
        this.incidents = incidents;
        this.playbooks = playbooks;
        this.grounds = grounds;
        this.verification = verification;
        this.judge = judge;
        this.poll = poll;
        this.clock = clock;
    }

    @Override
    public Set<Timer.Kind> kinds() {
        return Set.of(Timer.Kind.SETTLE);
    }

    @Override
    public void fire(Claim claim) {
        Optional<Readiness> readiness = incidents
                .find(claim.timer().subject())
                .map(Stored::incident)
                .filter(incident -> incident.state() == State.MONITORING)
                .flatMap(incident -> unready(incident).map(unready -> verification.look(incident, unready)));
        incidents.change(claim, clock.instant(), transition -> settle(transition, claim, readiness));
    }

    private boolean mayHarm(Incident incident) {
        return playbooks.step(incident).flatMap(step -> step.verify().worse()).isPresent();
    }

    private Optional<Progress.Verifying> unready(Incident incident) {
        return incident.progress() instanceof Progress.Verifying verifying && (!verifying.ready() || mayHarm(incident))
                ? Optional.of(verifying)
                : Optional.empty();
    }

    private void settle(Transition transition, Claim claim, Optional<Readiness> readiness) {
        Incident incident = transition.incident();
        if (incident.state() == State.RESOLVED && isOf(incident.times().resolved(), claim)) {
            transition.record(Actor.TIMER, Why.CLOSED_AFTER_RESOLUTION.because(), new Happening.Closed());
        } else if (incident.state() == State.MONITORING && isCurrent(incident, claim) && !incident.isRecovering()) {
            quiet(transition, claim, readiness);
        }
    }

    private static boolean isOf(Instant moment, Claim claim) {
        return moment.toString().equals(claim.timer().token());
    }

    private static boolean isCurrent(Incident incident, Claim claim) {
        return isOf(incident.times().gone(), claim);
    }

    private void quiet(Transition transition, Claim claim, Optional<Readiness> readiness) {
        switch (transition.incident().progress()) {
            case Progress.Acting acting -> later(transition, claim, poll);
            case Progress.Verifying verifying -> verified(transition, claim, verifying, readiness);
            default -> overUnlessSilent(transition, claim);
        }
    }

    private void later(Transition transition, Claim claim, Duration pause) {
        transition.set(
                Timer.Kind.SETTLE, transition.at().plus(pause), claim.timer().token());
    }

    /** Nothing was done that could have helped, and nobody who could say that the alerts are over: it is waited for. */
    private void overUnlessSilent(Transition transition, Claim claim) {
        if (grounds.silent(transition.incident()).isPresent()) {
            later(transition, claim, LISTEN_AGAIN);
        } else {
            Recovery.orOver(transition);
        }
    }

    private void verified(
            Transition transition, Claim claim, Progress.Verifying verifying, Optional<Readiness> readiness) {
        Optional<String> silent = grounds.silent(transition.incident());
        if (silent.isPresent()) {
            judge.unverified(
                    transition,
                    verifying,
                    Why.WATCHDOG_MISSING.because(silent.get()).sentence());
        } else {
            looked(transition, claim, verifying, readiness);
        }
    }

    private void looked(
            Transition transition, Claim claim, Progress.Verifying verifying, Optional<Readiness> readiness) {
        Optional<Step> step = playbooks.step(transition.incident());
        step.map(Step::rule).ifPresent(transition::by);
        boolean mustBeReady = step.map(known -> known.verify().mustBeReady()).orElse(true);
        if (readiness.orElse(null) instanceof Readiness.Harmed(String sentence)) {
            judge.harmed(transition, verifying, step.map(Step::undo).orElse(false), sentence);
            return;
        }
        boolean ready = VerifyHandler.noteReady(transition, verifying, readiness);
        if (ready || !mustBeReady) {
            judge.helped(transition, verifying, Why.HELPED.because());
            Recovery.orOver(transition);
        } else if (step.filter(known -> transition.at().isBefore(deadline(verifying, known)))
                .isPresent()) {
            later(transition, claim, poll);
        } else {
            judge.notReadyInTime(transition, verifying, step, readiness);
        }
    }

    private static Instant deadline(Progress.Verifying verifying, Step step) {
        return verifying.appliedAt().plus(step.verify().within());
    }
}
