package dev.haetae.remediate;

import dev.haetae.contract.Action;
import dev.haetae.incident.Actor;
import dev.haetae.incident.Happening;
import dev.haetae.incident.Incident;
import dev.haetae.incident.Progress;
import dev.haetae.incident.Transition;
import dev.haetae.policy.Because;
import dev.haetae.policy.Mode;
import dev.haetae.policy.OnDenied;
import dev.haetae.policy.Playbook;
import dev.haetae.policy.Step;
import dev.haetae.timer.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What is made of a proposal: the one place where the playbook's mode and the denial rules decide. */
final class Conduct {

    private final Mode defaultMode;
    private final Duration approvalTime;
    private final Trust trust;

    /**
     * @param defaultMode of playbooks that name none
     * @param approvalTime how long a person has to agree before the incident is handed over
     * @param trust which playbooks may act by themselves no longer
     */
    Conduct(Mode defaultMode, Duration approvalTime, Trust trust) {
        this.defaultMode = defaultMode;
        this.approvalTime = approvalTime;
        this.trust = trust;
    }

    void follow(Transition transition, Progress.Planning planning, Playbook playbook, Proposal proposal) {
        Step step = playbook.steps().get(planning.step());
        Optional<Because> refused = Recovery.isOnlySaid(transition.incident()) ? refusal(proposal) : Optional.empty();
        if (refused.isPresent()) {
            Recovery.pass(transition, planning, refused.get());
            return;
        }
        switch (proposal) {
            case Proposal.NotNeeded gone
            when transition.incident().isRecovering() -> Recovery.leave(transition, gone.because());
            case Proposal.NotNeeded gone -> notNeeded(transition, planning, gone);
            case Proposal.DoneAlready before -> done(transition, planning, before.because(), before.bridged());
            case Proposal.Unconfirmed unconfirmed ->
                transition.record(Actor.POLICY, unconfirmed.because(), new Happening.StepUnconfirmed(planning.step()));
            case Proposal.HandsOff handsOff ->
                transition.record(Actor.POLICY, handsOff.because(), new Happening.Held());
            case Proposal.Paused paused ->
                transition
                        .record(paused.pause().by(), paused.pause().because(), new Happening.Held())
                        .alongside(paused.unchanged());
            case Proposal.Later later -> later(transition, planning, step, later);
            case Proposal.Denied denied -> {
                guarded(transition, planning, denied.because(), denied.action(), denied.verdicts(), false);
                denied(transition, planning, step, denied.because());
            }
            case Proposal.Allowed allowed -> allowed(transition, planning, playbook, allowed);
        }
    }

    /** Why it would not be done now, nor by itself. */
    private static Optional<Because> refusal(Proposal proposal) {
        return switch (proposal) {
            case Proposal.Unconfirmed unconfirmed -> Optional.of(unconfirmed.because());
            case Proposal.HandsOff handsOff -> Optional.of(handsOff.because());
            case Proposal.Paused paused -> Optional.of(paused.pause().because());
            case Proposal.Later later -> Optional.of(later.because());
            case Proposal.Denied denied -> Optional.of(denied.because());
            case Proposal.NotNeeded gone -> Optional.empty();
            case Proposal.DoneAlready before -> Optional.empty();
            case Proposal.Allowed allowed -> Optional.empty();
        };
    }

    private void notNeeded(Transition transition, Progress.Planning planning, Proposal.NotNeeded gone) {
        transition.record(Actor.POLICY, gone.because(), new Happening.StepNotNeeded(planning.step()));
        if (gone.othersFire()) {
            handOver(transition, Why.OTHERS_FIRE.because());
        }
    }

    private static void guarded(
            Transition transition,
            Progress.Planning planning,
            Because because,
            Action action,
            List<Verdict> verdicts,
            boolean allowed) {
        if (action != null) {
            List<Happening.Judgement> judgements = verdicts.stream()
                    .map(verdict -> new Happening.Judgement(
                            verdict.guard(), verdict instanceof Verdict.Allowed, verdict.because()))
                    .toList();
            transition.record(
                    Actor.POLICY, because, new Happening.Guarded(planning.step(), action, judgements, allowed));
        }
    }

    /** Waits while the step's deadline allows; one entry in the timeline, however often it is looked at again. */
    private void later(Transition transition, Progress.Planning planning, Step step, Proposal.Later later) {
        Instant now = transition.at();
        Instant deadline = planning.deadline() == null ? now.plus(step.deadline()) : planning.deadline();
        if (!now.isBefore(deadline)) {
            waitedTooLong(
                    transition,
                    planning,
                    step,
                    Why.WAITED_TOO_LONG.because(later.because().sentence()));
            return;
        }
        Instant again = later.again().isBefore(deadline) ? later.again() : deadline;
        if (planning.deadline() == null) {
            guarded(transition, planning, later.because(), later.action(), later.verdicts(), false);
            transition.record(
                    Actor.POLICY, later.because(), new Happening.StepWaiting(planning.step(), again, deadline));
        }
        transition.set(Timer.Kind.PLAN, again, planning.step() + ".again");
    }

    private void waitedTooLong(Transition transition, Progress.Planning planning, Step step, Because tooLong) {
        if (step.order().leavesTargetAlone()) {
            denied(transition, planning, step, tooLong);
        } else {
            transition.record(Actor.POLICY, tooLong, new Happening.StepDenied(planning.step(), false));
            handOver(transition, tooLong);
        }
    }

    /** A denied step leads to people, and to the next step only where the playbook says so. */
    void denied(Transition transition, Progress position, Step step, Because because) {
        boolean next =
                step.onDenied() == OnDenied.NEXT && transition.incident().plan().goesOnAfter(position.step());
        transition.record(Actor.POLICY, because, new Happening.StepDenied(position.step(), next));
        if (next) {
            transition.set(Timer.Kind.PLAN, transition.at(), (position.step() + 1) + ".next");
        } else {
            orAnew(transition, because);
        }
    }

    /** Recovery that comes to nothing because its alert is back is none for people: the ladder begins anew. */
    void orAnew(Transition transition, Because because) {
        if (transition.incident().isRecovering() && Recovery.isDisturbed(transition.incident(), transition.at())) {
            Recovery.leave(transition, Why.BACK_MEANWHILE.because());
        } else {
            handOver(transition, because);
        }
    }

    /** There was nothing to verify in it. */
    void done(Transition transition, Progress position, Because because) {
        done(transition, position, because, false);
    }

    private void done(Transition transition, Progress position, Because because, boolean bridged) {
        boolean recovering = transition.incident().isRecovering();
        transition.record(Actor.POLICY, because, new Happening.StepDone(position.step(), bridged));
        if (recovering) {
            Recovery.goOn(transition);
        } else if (!(transition.incident().progress() instanceof Progress.Planning next)) {
            handOver(transition, Why.LADDER_EXHAUSTED.because());
        } else if (!transition.incident().isHeld()) {
            transition.set(Timer.Kind.PLAN, transition.at(), next.step() + ".done");
        }
    }

    void handOver(Transition transition, Because because) {
        transition.record(Actor.POLICY, because, new Happening.HandedOver());
    }

    private void allowed(
            Transition transition, Progress.Planning planning, Playbook playbook, Proposal.Allowed allowed) {
        if (allowed.action().onlyLooks()) {
            start(
                    transition,
                    planning,
                    allowed,
                    Why.LOOKING.because(allowed.action().describe()));
            return;
        }
        guarded(transition, planning, Why.GUARDRAILS_ALLOW.because(), allowed.action(), allowed.verdicts(), true);
        Step step = playbook.steps().get(planning.step());
        String order = allowed.action().describe();
        Mode mode = step.modeIn(mode(transition.incident().plan(), playbook));
        switch (Recovery.isOnlySaid(transition.incident()) ? mode.atMost(Mode.SUGGEST) : mode) {
            case OBSERVE -> propose(transition, planning, allowed, Mode.OBSERVE, Why.MODE_OBSERVE.because(order));
            case SUGGEST -> propose(transition, planning, allowed, Mode.SUGGEST, Why.MODE_SUGGEST.because(order));
            case APPROVE -> approve(transition, planning, allowed, until -> Why.MODE_APPROVE.because(order, until));
            case AUTO ->
                allowed.asks()
                        .ifPresentOrElse(
                                why -> approve(
                                        transition,
                                        planning,
                                        allowed,
                                        until -> Why.MODE_ASKS.because(order, why, until)),
                                () -> byItself(transition, planning, playbook, allowed));
        }
    }

    /** Unless it made something worse before: then a person has to agree, as in mode approve. */
    private void byItself(
            Transition transition, Progress.Planning planning, Playbook playbook, Proposal.Allowed allowed) {
        Trust.Read read = trust.of(playbook.name());
        transition.alongside(read::expect);
        read.distrust()
                .ifPresentOrElse(
                        lost -> approve(
                                transition,
                                planning,
                                allowed,
                                until -> Why.MODE_DISTRUSTED.because(
                                        allowed.action().describe(), lost.incident(), until)),
                        () -> start(
                                transition,
                                planning,
                                allowed,
                                Why.MODE_AUTO.because(allowed.action().describe())));
    }

    /** Whoever trusts a playbook less than when it was chosen is obeyed at once; whoever trusts it more, the next time. */
    private Mode mode(Incident.Plan plan, Playbook playbook) {
        Mode now = playbook.mode().orElse(defaultMode);
        return now.compareTo(plan.mode()) < 0 ? now : plan.mode();
    }

    private static void propose(
            Transition transition, Progress.Planning planning, Proposal.Allowed allowed, Mode mode, Because because) {
        boolean recovering = transition.incident().isRecovering();
        transition.record(Actor.POLICY, because, new Happening.StepProposed(planning.step(), mode, allowed.action()));
        if (recovering) {
            Recovery.goOn(transition);
        }
    }

    private void approve(
            Transition transition,
            Progress.Planning planning,
            Proposal.Allowed allowed,
            Function<String, Because> because) {
        if (Approvals.covers(planning.approved(), allowed.action())) {
            start(
                    transition,
                    planning,
                    allowed,
                    Why.AGREED.because(allowed.action().describe()));
            return;
        }
        Instant until = transition.at().plus(approvalTime);
        String approval = Approvals.id(allowed.action());
        transition
                .record(
                        Actor.POLICY,
                        because.apply(Words.of(until)),
                        new Happening.ApprovalWanted(planning.step(), approval, allowed.action(), until))
                .set(Timer.Kind.EXPIRE, until, approval);
    }

    /** The end of what expires is set with its beginning: should its answer be lost, that it was begun is not. */
    private static void start(
            Transition transition, Progress.Planning planning, Proposal.Allowed allowed, Because because) {
        Action action = allowed.action();
        transition
                .record(Actor.POLICY, because, new Happening.ActionStarted(planning.step(), action))
                .alongside(allowed.reservation())
                .set(Timer.Kind.ACT, transition.at(), action.id());
        action.expires().ifPresent(end -> transition.set(Timer.Kind.TAKE_BACK, end, action.id()));
    }
}
