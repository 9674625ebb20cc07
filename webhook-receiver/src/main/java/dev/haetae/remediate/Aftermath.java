package dev.haetae.remediate;

import dev.haetae.contract.Action;
import dev.haetae.contract.Diagnose;
import dev.haetae.contract.Failure;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.Refusal;
import dev.haetae.contract.State;
import dev.haetae.incident.Actor;
import dev.haetae.incident.Happening;
import dev.haetae.incident.Progress;
import dev.haetae.incident.Transition;
import dev.haetae.policy.Because;
import dev.haetae.policy.Step;
import dev.haetae.timer.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What follows from an action's outcome. */
final class Aftermath {

    private static final int WHOLE = 100;
    private static final int ROUNDS = 3;

    /** One call that fails is no reason not to know what became of an order. */
    private static final int ASKS = 3;

    /** I6: what is verified is judged within minutes, a hold-down included. */
    private static final Duration SETTLING = Duration.ofMinutes(5);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final int LONGEST_PAUSE_DOUBLINGS = 5;

    private final Playbooks playbooks;
    private final Conduct conduct;
    private final Reserved reserved;
    private final Pauses pauses;
    private final Remediation.Pace pace;

    Aftermath(Playbooks playbooks, Conduct conduct, Reserved reserved, Pauses pauses, Remediation.Pace pace) {
        this.playbooks = playbooks;
        this.conduct = conduct;
        this.reserved = reserved;
        this.pauses = pauses;
        this.pace = pace;
    }

    /**
     * @param lapsed why the order was only asked about, not given; empty when it was given
     * @param anew whether a process that gave it before died or lost its lease before it knew what came of it
     */
    void of(Transition transition, Outcome outcome, Optional<Because> lapsed, boolean anew) {
        Progress.Acting acting = (Progress.Acting) transition.incident().progress();
        playbooks.step(transition.incident()).map(Step::rule).ifPresent(transition::by);
        if (!(outcome instanceof Outcome.Continue going) || acting.isNews(going.progress())) {
            transition.record(
                    Actor.POLICY,
                    because(acting.action(), outcome, lapsed),
                    new Happening.ActionEnded(acting.step(), acting.action(), outcome));
        }
        boolean mayBeDone = anew || acting.tries() > 0 || acting.begun() != null;
        switch (outcome) {
            case Outcome.Applied applied -> carriedOut(transition, acting, applied.after());
            case Outcome.AlreadyApplied already -> carriedOut(transition, acting, already.now());
            case Outcome.Continue going -> goesOn(transition, acting);
            case Outcome.Failed failed -> failed(transition, acting, failed, lapsed, mayBeDone);
            case Outcome.Refused refused -> refused(transition, acting, refused, lapsed, mayBeDone);
        }
    }

    private static Because because(Action action, Outcome outcome, Optional<Because> lapsed) {
        return switch (outcome) {
            case Outcome.Applied applied -> done(Why.APPLIED, action, applied.after());
            case Outcome.AlreadyApplied already -> done(Why.ALREADY_APPLIED, action, already.now());
            case Outcome.Continue going -> Why.IN_PROGRESS.because(Math.round(going.progress() * WHOLE));
            case Outcome.Failed failed -> Because.of(failed.reason(), failed.detail());
            case Outcome.Refused refused -> lapsed.orElseGet(() -> Because.of(refused.reason(), refused.detail()));
        };
    }

    private static Because done(Why why, Action action, State after) {
        return after == null
                ? why.because(action.target().name(), "is as ordered")
                : why.because(action.target().name(), after.describe());
    }

    private void carriedOut(Transition transition, Progress.Acting acting, State after) {
        Action action = acting.action();
        if (action.leavesTargetAlone()) {
            conduct.done(transition, acting, learnt(action, after));
            return;
        }
        transition.set(Timer.Kind.VERIFY, transition.at().plus(pace.poll()), action.id());
        playbooks
                .step(transition.incident())
                .map(step -> transition.at().plus(step.verify().within()).plus(SETTLING))
                .ifPresent(watched -> reserved.keep(transition, action, watched));
        if (!action.removesTarget()) {
            transition.set(Timer.Kind.RECHECK, transition.at().plus(pace.recheckAfter()), action.id());
        }
    }

    /** What goes on though it was not to any more cannot be stopped from here: after its step's time people look. */
    private void goesOn(Transition transition, Progress.Acting acting) {
        Instant begun = acting.begun() == null ? transition.at() : acting.begun();
        Optional<Instant> end = playbooks
                .step(transition.incident())
                .map(step -> begun.plus(step.deadline()))
                .filter(deadline -> !transition.at().isAfter(deadline));
        end.ifPresentOrElse(
                deadline -> {
                    reserved.keep(transition, acting.action(), deadline.plus(SETTLING));
                    again(transition, acting, pace.poll());
                },
                () -> conduct.handOver(transition, Why.WAITED_TOO_LONG.because("it is under way still")));
    }

    private static void again(Transition transition, Progress.Acting acting, Duration pause) {
        transition.set(
                Timer.Kind.ACT, transition.at().plus(pause), acting.action().id());
    }

    /**
     * Given again with growing pauses until its ground lapses. Then nobody could say whether it was carried out, so its
     * lock stays until it ends by itself, and people look.
     */
    private void failed(
            Transition transition,
            Progress.Acting acting,
            Outcome.Failed failed,
            Optional<Because> why,
            boolean mayBeDone) {
        boolean lapsed = why.isPresent();
        boolean looks = acting.action().leavesTargetAlone();
        boolean nobodyKnows = mayBeDone && !looks;
        if (failed.reason() == Failure.WORK_FAILED) {
            reserved.letGo(transition, acting.action());
            leave(transition, acting, Why.WORK_FAILED.because(failed.detail()));
        } else if (lapsed && looks) {
            refused(transition, acting, new Outcome.Refused(Refusal.STALE, failed.detail()), why, false);
        } else if (lapsed && failed.retryable() && acting.tries() < ASKS) {
            again(transition, acting, FIRST_PAUSE);
        } else if (lapsed || (nobodyKnows && !failed.retryable())) {
            conduct.handOver(transition, Why.UNKNOWN_OUTCOME.because(failed.detail()));
        } else if (failed.retryable()) {
            int doublings = Math.min(acting.tries(), LONGEST_PAUSE_DOUBLINGS);
            again(transition, acting, FIRST_PAUSE.multipliedBy(1L << doublings));
        } else {
            reserved.giveBack(transition, acting.action());
            leave(transition, acting, Why.FUNCTION_FAILED.because(failed.detail()));
        }
    }

    /** What was found, each in its first line, or what was said. */
    private static Because learnt(Action action, State after) {
        return after instanceof Diagnose.Findings found
                ? Why.LOOKED.because(found.inBrief())
                : Why.SAID.because(action.facts().getOrDefault("en", ""));
    }

    /** To people, or to the next step where this one says so. */
    private void leave(Transition transition, Progress.Acting acting, Because because) {
        playbooks
                .step(transition.incident())
                .ifPresentOrElse(
                        step -> conduct.denied(transition, acting, step, because),
                        () -> conduct.handOver(transition, because));
    }

    /** Whatever kept it from looking is no reason to stop, but for people and the end of its alert. */
    private static boolean isLookInVain(Progress.Acting acting, Optional<Because> lapsed) {
        return acting.action().onlyLooks()
                && lapsed.filter(because -> !because.tag().equals(Why.STALE.tag()))
                        .isEmpty();
    }

    /** An earlier try may have got through and been changed since: only a target still as expected proves that none did. */
    private void refused(
            Transition transition,
            Progress.Acting acting,
            Outcome.Refused refused,
            Optional<Because> lapsed,
            boolean mayBeDone) {
        if (!mayBeDone || refused.reason() == Refusal.STALE) {
            reserved.giveBack(transition, acting.action());
        }
        if (isLookInVain(acting, lapsed)) {
            leave(transition, acting, lapsed.orElseGet(() -> Why.REFUSED.because(refused.detail())));
        } else if (isVanished(acting, refused)) {
            Because because = Why.TARGET_CHANGED.because("what was under way is not there any more");
            afresh(transition, acting, because);
            if (!transition.incident().isHeld()) {
                transition.record(Actor.POLICY, because, new Happening.Held());
            }
        } else if (refused.reason() == Refusal.TARGET_CHANGED || refused.reason() == Refusal.HANDS_OFF) {
            Because because = Why.TARGET_CHANGED.because(refused.detail());
            afresh(transition, acting, because);
            transition.record(Actor.POLICY, because, new Happening.Held());
        } else if (lapsed.filter(Aftermath::isPause).isPresent()) {
            paused(transition, acting, lapsed.get());
        } else if (lapsed.isPresent() || refused.reason() == Refusal.STALE) {
            notCarriedOut(transition, acting, lapsed.orElseGet(() -> Why.REFUSED.because(refused.detail())));
        } else {
            leave(transition, acting, Because.of(refused.reason(), "the function refused: " + refused.detail()));
        }
    }

    /** It would have to be begun anew, and whoever took it away may have meant to stop it. */
    private static boolean isVanished(Progress.Acting acting, Outcome.Refused refused) {
        return acting.begun() != null
                && (ActHandler.goesOnByItself(acting.action()) || ActHandler.isWrittenAnew(acting.action()))
                && refused.reason() == Refusal.STALE;
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
