package dev.haetae.remediate;

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
    private final Reserved reserved;
    private final Pauses pauses;
    private final Duration poll;

    Aftermath(Playbooks playbooks, Conduct conduct, Reserved reserved, Pauses pauses, Duration poll) {
        this.playbooks = playbooks;
        this.conduct = conduct;
        this.reserved = reserved;
        this.pauses = pauses;
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
            reserved.giveBack(transition, acting.action());
            conduct.handOver(transition, Why.FUNCTION_FAILED.because(failed.detail()));
        }
    }

    private void refused(
            Transition transition, Progress.Acting acting, Outcome.Refused refused, Optional<Because> lapsed) {
        reserved.giveBack(transition, acting.action());
        if (refused.reason() == Refusal.TARGET_CHANGED) {
            Because because = Why.TARGET_CHANGED.because(refused.detail());
            afresh(transition, acting, because);
            transition.record(Actor.POLICY, because, new Happening.Held());
        } else if (lapsed.filter(Aftermath::isPause).isPresent()) {
            paused(transition, acting, lapsed.get());
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

    private static boolean isPause(Because because) {
        return because.tag().equals(Why.PAUSED.tag());
    }

    /** Held while the pause lasts; where it was lifted meanwhile, decided afresh at once. */
    private void paused(Transition transition, Progress.Acting acting, Because because) {
        afresh(transition, acting, because);
        Pauses.Seen seen = pauses.of(transition.incident(), transition.at());
        transition.alongside(seen::expect);
        if (!transition.incident().isHeld()) {
            seen.pause()
                    .ifPresentOrElse(
                            pause -> transition.record(pause.by(), pause.because(), new Happening.Held()),
                            () -> transition.set(Timer.Kind.PLAN, transition.at(), acting.step() + ".afresh"));
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
}
