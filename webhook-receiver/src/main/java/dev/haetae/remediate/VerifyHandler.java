package dev.haetae.remediate;

import dev.haetae.dispatch.Dispatch;
import dev.haetae.incident.Actor;
import dev.haetae.incident.Happening;
import dev.haetae.incident.Incident;
import dev.haetae.incident.Incidents;
import dev.haetae.incident.Progress;
import dev.haetae.incident.Stored;
import dev.haetae.incident.Transition;
import dev.haetae.policy.Check;
import dev.haetae.policy.Query;
import dev.haetae.policy.Step;
import dev.haetae.policy.Verify;
import dev.haetae.timer.Claim;
import dev.haetae.timer.Timer;
import dev.haetae.timer.TimerHandler;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** Looks whether a step helped: until the target is ready, and once more at the deadline. */
final class VerifyHandler implements TimerHandler {

    private final Incidents incidents;
    private final Playbooks playbooks;
    private final Grounds grounds;
    private final Dispatch dispatch;
    private final Figures figures;
    private final Judge judge;
    private final Duration poll;
    private final InstantSource clock;

    VerifyHandler(
            Incidents incidents,
            Playbooks playbooks,
            Grounds grounds,
            Dispatch dispatch,
            Figures figures,
            Judge judge,
            Duration poll,
            InstantSource clock) {
        this.incidents = incidents;
        this.playbooks = playbooks;
        this.grounds = grounds;
        this.dispatch = dispatch;
        this.figures = figures;
        this.judge = judge;
        this.poll = poll;
        this.clock = clock;
    }

    @Override
    public Set<Timer.Kind> kinds() {
        return Set.of(Timer.Kind.VERIFY);
    }

    @Override
    public void fire(Claim claim) {
        Optional<Readiness> readiness = incidents
                .find(claim.timer().subject())
                .map(Stored::incident)
                .flatMap(incident -> at(incident, claim).map(verifying -> look(incident, verifying)));
        incidents.change(
                claim,
                clock.instant(),
                transition -> at(transition.incident(), claim)
                        .ifPresent(verifying -> verify(transition, verifying, readiness)));
    }

    private static Optional<Progress.Verifying> at(Incident incident, Claim claim) {
        return !incident.state().isOver()
                        && incident.progress() instanceof Progress.Verifying verifying
                        && verifying.action().id().equals(claim.timer().token())
                ? Optional.of(verifying)
                : Optional.empty();
    }

    Readiness look(Incident incident, Progress.Verifying verifying) {
        var action = verifying.action();
        Readiness target = Readiness.of(action, dispatch.observe(action.verb(), action.target()));
        Optional<Verify> verify = playbooks.step(incident).map(Step::verify);
        Readiness helped = verify.flatMap(Verify::promql)
                .map(promql -> target.and(figure(incident, promql, figures::verify)))
                .orElse(target);
        return verify.flatMap(Verify::worse)
                .map(promql -> helped.unless(figure(incident, promql, figures::ask)))
                .orElse(helped);
    }

    private Figures.Answer figure(Incident incident, String promql, BiFunction<String, Instant, Figures.Answer> asked) {
        return grounds.alert(incident)
                .flatMap(alert -> Query.fill(promql, alert))
                .map(query -> asked.apply(query, clock.instant()))
                .orElseGet(() -> new Figures.Answer.Unknown("the alert lacks a label that the query needs"));
    }

    private void verify(Transition transition, Progress.Verifying verifying, Optional<Readiness> readiness) {
        Optional<Step> step = playbooks.step(transition.incident());
        if (step.isEmpty()) {
            judge.unverified(
                    transition,
                    verifying,
                    playbooks.missing(transition.incident().plan()).sentence());
            return;
        }
        transition.by(step.get().rule());
        Verify verify = step.get().verify();
        if (readiness.orElse(null) instanceof Readiness.Harmed(String sentence)) {
            judge.harmed(transition, verifying, step.get().undo(), sentence);
            return;
        }
        boolean ready = noteReady(transition, verifying, readiness);
        Instant deadline = verifying.appliedAt().plus(verify.within());
        if (ready && verify.by().equals(Set.of(Check.READY))) {
            judge.helped(transition, verifying, Why.HELPED_READY.because());
        } else if (!transition.at().isBefore(deadline)) {
            atDeadline(transition, verifying, step.get(), ready, readiness);
        } else {
            transition.set(
                    Timer.Kind.VERIFY,
                    next(transition.at(), deadline, ready && verify.worse().isEmpty()),
                    verifying.action().id());
        }
    }

    private void atDeadline(
            Transition transition,
            Progress.Verifying verifying,
            Step step,
            boolean ready,
            Optional<Readiness> readiness) {
        boolean onlyOthersFire = transition.incident().firing() > 0 && !grounds.stillFires(transition.incident());
        if (onlyOthersFire && ready) {
            judge.helped(transition, verifying, Why.OTHERS_FIRE.because());
            judge.leave(transition, Why.OTHERS_FIRE.because());
        } else {
            judge.atDeadline(transition, verifying, step.verify(), step.undo(), ready, readiness);
        }
    }

    static boolean noteReady(Transition transition, Progress.Verifying verifying, Optional<Readiness> readiness) {
        if (verifying.ready()) {
            return true;
        }
        return readiness
                .filter(Readiness.Ready.class::isInstance)
                .map(seen -> transition.record(
                        Actor.POLICY,
                        Why.READY.because(seen.sentence()),
                        new Happening.TargetReady(verifying.step(), verifying.action())))
                .isPresent();
    }

    /** What may still turn out to be harm is looked at until the deadline. */
    private Instant next(Instant now, Instant deadline, boolean settled) {
        Instant soon = now.plus(poll);
        return settled || soon.isAfter(deadline) ? deadline : soon;
    }
}
