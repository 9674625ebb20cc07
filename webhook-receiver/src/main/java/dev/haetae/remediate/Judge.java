package dev.haetae.remediate;

import dev.haetae.incident.Actor;
import dev.haetae.incident.Happening;
import dev.haetae.incident.Progress;
import dev.haetae.incident.State;
import dev.haetae.incident.Transition;
import dev.haetae.policy.Because;
import dev.haetae.policy.Step;
import dev.haetae.policy.Verify;
import dev.haetae.timer.Timer;
import java.time.Instant;
import java.util.Optional;

/** Says how a step's effect is judged, and what follows: the end, the next step, or people. */
final class Judge {

    private final Conduct conduct;
    private final Ledger ledger;
    private final Trust trust;

    Judge(Conduct conduct, Ledger ledger, Trust trust) {
        this.conduct = conduct;
        this.ledger = ledger;
        this.trust = trust;
    }

    /**
     * The deadline has come. Where the alerts are gone the hold-down is still running and its end judges; should one
     * come back before that, the deadline is looked at again.
     */
    void atDeadline(
            Transition transition,
            Progress.Verifying verifying,
            Verify verify,
            boolean undo,
            boolean ready,
            Optional<Readiness> readiness) {
        if (transition.incident().state() == State.MONITORING
                && !transition.incident().isRecovering()) {
            transition.set(
                    Timer.Kind.VERIFY,
                    afterTheHoldDown(transition),
                    verifying.action().id());
            return;
        }
        String within = Words.of(verify.within());
        Optional<Readiness> worse = readiness.filter(Readiness.Worse.class::isInstance);
        if (worse.isPresent()) {
            worse(
                    transition,
                    verifying,
                    undo,
                    Why.WORSE.because(within, worse.get().sentence()));
            return;
        }
        boolean unready = !ready && verify.mustBeReady();
        Optional<Readiness> blind = readiness.filter(Readiness.Unclear.class::isInstance);
        if (unready && blind.isPresent()) {
            unverified(transition, verifying, blind.get().sentence());
        } else {
            noEffect(transition, verifying, (unready ? Why.NOT_READY : Why.NO_EFFECT).because(within));
        }
    }

    /** The alerts are gone, and the target is not as ordered: worse, where fewer answer than before; else who knows. */
    void notReadyInTime(
            Transition transition, Progress.Verifying verifying, Optional<Step> step, Optional<Readiness> readiness) {
        String seen = readiness.map(Readiness::sentence).orElse("the target is not ready");
        if (step.isPresent()
                && readiness.filter(Readiness.Worse.class::isInstance).isPresent()) {
            String within = Words.of(step.get().verify().within());
            worse(transition, verifying, step.get().undo(), Why.WORSE.because(within, seen));
        } else {
            unverified(transition, verifying, seen);
        }
    }

    private static Instant afterTheHoldDown(Transition transition) {
        Instant soon = transition.at().plusSeconds(1);
        Instant settles = transition.incident().times().settles();
        return settles.isAfter(soon) ? settles : soon;
    }

    void helped(Transition transition, Progress.Verifying verifying, Because because) {
        boolean recovering = transition.incident().isRecovering();
        judged(transition, verifying, because, Happening.Result.HELPED);
        if (recovering) {
            Recovery.goOn(transition);
        }
    }

    void leave(Transition transition, Because because) {
        conduct.handOver(transition, because);
    }

    /** Freeze, and tell people: nothing that cannot be told apart from luck counts as help. */
    void unverified(Transition transition, Progress.Verifying verifying, String why) {
        Because because = Why.UNVERIFIED.because(why);
        judged(transition, verifying, because, Happening.Result.UNVERIFIED);
        conduct.handOver(transition, because);
    }

    /** What the playbook itself names as worse needs no deadline. */
    void harmed(Transition transition, Progress.Verifying verifying, boolean undo, String sentence) {
        worse(transition, verifying, undo, Why.HARMED.because(sentence));
    }

    /** Stop, and tell people; and the playbook does nothing by itself until somebody trusts it again. */
    private void worse(Transition transition, Progress.Verifying verifying, boolean undo, Because because) {
        transition.record(
                Actor.POLICY,
                because,
                new Happening.StepJudged(verifying.step(), verifying.action(), Happening.Result.WORSE));
        trust.lose(transition);
        if (undo) {
            // the target stays locked until it is taken back
            transition.set(
                    Timer.Kind.TAKE_BACK, transition.at(), verifying.action().id());
        } else {
            release(transition, verifying);
        }
        conduct.handOver(transition, because);
    }

    private void noEffect(Transition transition, Progress.Verifying verifying, Because because) {
        boolean recovering = transition.incident().isRecovering();
        judged(transition, verifying, because, Happening.Result.NO_EFFECT);
        if (!(transition.incident().progress() instanceof Progress.Planning next)) {
            conduct.orAnew(transition, (recovering ? Why.RECOVERY_FAILED : Why.LADDER_EXHAUSTED).because());
        } else if (!transition.incident().isHeld()) {
            transition.set(Timer.Kind.PLAN, transition.at(), next.step() + ".climb");
        }
    }

    private void judged(Transition transition, Progress.Verifying verifying, Because because, Happening.Result result) {
        transition.record(
                Actor.POLICY, because, new Happening.StepJudged(verifying.step(), verifying.action(), result));
        release(transition, verifying);
    }

    private void release(Transition transition, Progress.Verifying verifying) {
        transition.alongside(ledger.release(
                verifying.action().target(), transition.incident().id()));
    }
}
