package dev.haetae.remediate;

import dev.haetae.contract.Action;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.Refusal;
import dev.haetae.incident.Actor;
import dev.haetae.incident.Happening;
import dev.haetae.incident.Progress;
import dev.haetae.incident.Transition;
import dev.haetae.policy.Because;
import dev.haetae.policy.Step;
import dev.haetae.timer.Timer;
import java.time.Duration;
import java.util.Optional;

/** What follows from an action's outcome. */
final class Aftermath {

    private static final int ROUNDS = 3;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final int LONGEST_PAUSE_DOUBLINGS = 5;

    private final Playbooks playbooks;
    private final Conduct conduct;
    private final Ledger ledger;
    private final Duration poll;

    Aftermath(Playbooks playbooks, Conduct conduct, Ledger ledger, Duration poll) {
        this.playbooks = playbooks;
        this.conduct = conduct;
        this.ledger = ledger;
        this.poll = poll;
    }

    /** @param lapsed why the order was only asked about, not given; empty when it was given */
    void of(Transition transition, Outcome outcome, Optional<Because> lapsed) {
        Progress.Acting acting = (Progress.Acting) transition.incident().progress();
        playbooks.step(transition.incident()).map(Step::rule).ifPresent(transition::by);
        transition.record(
                Actor.POLICY,
                because(outcome, lapsed),
                new Happening.ActionEnded(acting.step(), acting.action(), outcome));
        switch (outcome) {
            case Outcome.Applied applied -> verify(transition, acting);
            case Outcome.AlreadyApplied already -> verify(transition, acting);
            case Outcome.Continue going -> again(transition, acting, poll);
            case Outcome.Failed failed -> failed(transition, acting, failed, lapsed.isPresent());
            case Outcome.Refused refused -> refused(transition, acting, refused, lapsed);
        }
    }

    private static Because because(Outcome outcome, Optional<Because> lapsed) {
        return switch (outcome) {
            case Outcome.Applied applied -> Why.APPLIED.because();
            case Outcome.AlreadyApplied already -> Why.ALREADY_APPLIED.because();
            case Outcome.Continue going -> Why.IN_PROGRESS.because();
            case Outcome.Failed failed -> Because.of(failed.reason(), failed.detail());
            case Outcome.Refused refused -> lapsed.orElseGet(() -> Because.of(refused.reason(), refused.detail()));
        };
    }

    private void verify(Transition transition, Progress.Acting acting) {
        transition.set(
                Timer.Kind.VERIFY, transition.at().plus(poll), acting.action().id());
    }

    private static void again(Transition transition, Progress.Acting acting, Duration pause) {
        transition.set(
                Timer.Kind.ACT, transition.at().plus(pause), acting.action().id());
    }

    /**
     * Given again with growing pauses until its ground lapses. Then nobody could say whether it was carried out, so its
     * lock stays until it ends by itself, and people look.
     */
    private void failed(Transition transition, Progress.Acting acting, Outcome.Failed failed, boolean lapsed) {
        if (lapsed) {
            conduct.handOver(transition, Why.UNKNOWN_OUTCOME.because(failed.detail()));
        } else if (failed.retryable()) {
            int doublings = Math.min(acting.tries(), LONGEST_PAUSE_DOUBLINGS);
            again(transition, acting, FIRST_PAUSE.multipliedBy(1L << doublings));
        } else {
            free(transition, acting.action());
            conduct.handOver(transition, Why.FUNCTION_FAILED.because(failed.detail()));
        }
    }

    private void refused(
            Transition transition, Progress.Acting acting, Outcome.Refused refused, Optional<Because> lapsed) {
        free(transition, acting.action());
        if (refused.reason() == Refusal.TARGET_CHANGED) {
            Because because = Why.TARGET_CHANGED.because(refused.detail());
            afresh(transition, acting, because);
            transition.record(Actor.POLICY, because, new Happening.Held());
        } else if (lapsed.isPresent() || refused.reason() == Refusal.STALE) {
            notCarriedOut(transition, acting, lapsed.orElseGet(() -> Why.REFUSED.because(refused.detail())));
        } else {
            Because because = Because.of(refused.reason(), "the function refused: " + refused.detail());
            playbooks
                    .step(transition.incident())
                    .ifPresentOrElse(
                            step -> conduct.denied(transition, acting, step, because),
                            () -> conduct.handOver(transition, because));
        }
    }

    /** Decided afresh, never replayed; unless it failed too often or people hold it. */
    private void notCarriedOut(Transition transition, Progress.Acting acting, Because because) {
        if (acting.tries() > 0) {
            conduct.handOver(transition, Why.GAVE_UP.because(because.sentence()));
        } else if (acting.round() + 1 >= ROUNDS) {
            conduct.handOver(transition, Why.TOO_MANY_ROUNDS.because(ROUNDS));
        } else {
            afresh(transition, acting, because);
            if (!transition.incident().isHeld()) {
                transition.set(Timer.Kind.PLAN, transition.at(), acting.step() + ".afresh");
            }
        }
    }

    private static void afresh(Transition transition, Progress.Acting acting, Because because) {
        transition.record(Actor.POLICY, because, new Happening.StepAfresh(acting.step()));
    }

    /** What was reserved for an action that was not carried out is given back; an earlier step's cool-down stands. */
    private void free(Transition transition, Action action) {
        String incident = transition.incident().id();
        String playbook = transition.incident().plan().playbook();
        transition.alongside(Ledger.release(ledger.lock(action.target()), incident));
        if (transition.incident().times().mitigated() == null) {
            transition.alongside(Ledger.release(ledger.coolDown(playbook, action.target()), incident));
        }
    }
}
