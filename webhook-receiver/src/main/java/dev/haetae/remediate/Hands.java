package dev.haetae.remediate;

import dev.haetae.contract.Action;
import dev.haetae.contract.Reason;
import dev.haetae.incident.Actor;
import dev.haetae.incident.Happening;
import dev.haetae.incident.Incident;
import dev.haetae.incident.Progress;
import dev.haetae.incident.State;
import dev.haetae.incident.Transition;
import dev.haetae.policy.Because;
import dev.haetae.store.Store;
import dev.haetae.timer.Timer;
import dev.haetae.triage.ByHand;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** What a person does to an incident, decided in one way wherever they say so. */
public final class Hands implements ByHand {

    private enum Did implements Reason {
        ACKNOWLEDGED,
        RESOLVED_BY_HAND
    }

    private final Ledger ledger;
    private final Supplier<Duration> holdDown;

    /** @param holdDown after which an incident resolved by hand is closed, as it is now */
    public Hands(Store store, Supplier<Duration> holdDown) {
        this.ledger = new Ledger(store);
        this.holdDown = holdDown;
    }

    /** Whoever acknowledges it has taken it: automation keeps its hands off until told. */
    @Override
    public boolean acknowledge(Transition transition, Actor person) {
        boolean may = may(transition, State.Move.ACKNOWLEDGE);
        if (may) {
            Because because = because(Did.ACKNOWLEDGED, person, "has taken the incident");
            transition.record(person, because, new Happening.Acknowledged());
            if (isUnderWay(transition.incident())) {
                transition.record(person, because, new Happening.Held());
            }
        }
        return may;
    }

    @Override
    public boolean resolve(Transition transition, Actor person) {
        boolean may = may(transition, State.Move.RESOLVE);
        if (may) {
            transition
                    .record(
                            person,
                            because(Did.RESOLVED_BY_HAND, person, "resolved it"),
                            new Happening.Resolved(transition.incident().timeToResolve(transition.at())))
                    .set(
                            Timer.Kind.SETTLE,
                            transition.at().plus(holdDown.get()),
                            transition.at().toString());
            actionUnderWay(transition.incident().progress())
                    .ifPresent(action -> transition.alongside(ledger.release(
                            action.target(), transition.incident().id())));
        }
        return may;
    }

    private static boolean may(Transition transition, State.Move move) {
        return transition.incident().state().after(move).isPresent();
    }

    /** Or may come to be: an alert with a playbook may still join one that has none, and recovery follows a ladder. */
    private static boolean isUnderWay(Incident incident) {
        return incident.ifPlanned().isEmpty()
                || Recovery.isLeft(incident)
                || !(incident.progress() instanceof Progress.Ended);
    }

    /** An action that is being carried out keeps its lock until its own end. */
    private static Optional<Action> actionUnderWay(Progress progress) {
        return progress instanceof Progress.Verifying verifying ? Optional.of(verifying.action()) : Optional.empty();
    }

    private static Because because(Did did, Actor person, String what) {
        return Because.of(did, person.id() + " " + what);
    }
}
