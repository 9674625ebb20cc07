package dev.haetae.triage;

import dev.haetae.contract.Severity;
import dev.haetae.inbox.Notice;
import dev.haetae.incident.Actor;
import dev.haetae.incident.Happening;
import dev.haetae.incident.State;
import dev.haetae.incident.Transition;
import dev.haetae.policy.Because;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What another system's word does to our incident. Decides only. What a person did there is done here; what an
 * integration did, our own or another, tells nothing new and is noted. So is what cannot be done here, and why not.
 */
final class Heeding {

    private final ByHand hand;

    Heeding(ByHand hand) {
        this.hand = hand;
    }

    /** @param takenBy who acknowledged the incident last */
    Because heed(Transition transition, Notice notice, Supplier<Optional<Actor>> takenBy) {
        boolean person = notice.agent().person();
        return switch (notice.kind()) {
            case TRIGGERED -> record(transition, notice, Heeded.LINKED.because(notice), linked(notice));
            case ACKNOWLEDGED -> person ? acknowledged(transition, notice) : noted(transition, notice);
            case RESOLVED -> person ? resolved(transition, notice) : noted(transition, notice);
            case REOPENED -> person ? reopened(transition, notice) : noted(transition, notice);
            case PRIORITIZED -> person ? prioritized(transition, notice) : noted(transition, notice);
            case UNACKNOWLEDGED -> unacknowledged(transition, notice, takenBy);
            case NOTED, PING, UNKNOWN -> noted(transition, notice);
        };
    }

    private static Happening linked(Notice notice) {
        return new Happening.Linked(notice.source(), notice.incident(), notice.url());
    }

    private Because acknowledged(Transition transition, Notice notice) {
        return hand.acknowledge(transition, actor(notice))
                ? Heeded.ACKNOWLEDGED_THERE.because(notice)
                : notNow(transition, notice);
    }

    private Because resolved(Transition transition, Notice notice) {
        return hand.resolve(transition, actor(notice))
                ? Heeded.RESOLVED_THERE.because(notice)
                : notNow(transition, notice);
    }

    /** Whoever reopened it is at it, so automation keeps its hands off until told; what was being verified goes on. */
    private static Because reopened(Transition transition, Notice notice) {
        if (!may(transition, State.Move.REOPEN)) {
            return notNow(transition, notice);
        }
        Because because = Heeded.REOPENED_THERE.because(notice);
        transition
                .record(actor(notice), because, new Happening.Reopened())
                .record(actor(notice), because, new Happening.Held());
        Joining.rearm(transition);
        return because;
    }

    /** PagerDuty does it by itself, too, when nobody came back in time. Who acknowledged it elsewhere still has it. */
    private static Because unacknowledged(Transition transition, Notice notice, Supplier<Optional<Actor>> takenBy) {
        if (!may(transition, State.Move.UNACKNOWLEDGE)) {
            return notNow(transition, notice);
        }
        return takenBy.get()
                        .filter(actor -> actor.via().equals(notice.source()))
                        .isPresent()
                ? record(
                        transition, notice, Heeded.UNACKNOWLEDGED_THERE.because(notice), new Happening.Unacknowledged())
                : noted(transition, notice, Heeded.TAKEN_HERE.because(notice));
    }

    private static Because prioritized(Transition transition, Notice notice) {
        if (notice.priority() == null) {
            return noted(transition, notice);
        }
        Severity now = transition.incident().severity();
        return Priority.severity(notice.priority(), now)
                .map(severity -> severity(transition, notice, now, severity))
                .orElseGet(() ->
                        noted(transition, notice, Heeded.PRIORITY_NOT_UNDERSTOOD.because(notice, notice.priority())));
    }

    private static Because severity(Transition transition, Notice notice, Severity now, Severity severity) {
        if (transition.incident().state() == State.CLOSED) {
            return notNow(transition, notice);
        }
        if (severity == now) {
            return noted(transition, notice, Heeded.SAME_SEVERITY.because(notice, notice.priority(), now));
        }
        return record(
                transition,
                notice,
                Heeded.SEVERITY_SET_THERE.because(notice, notice.priority(), severity, now),
                new Happening.SeverityDecided(severity, now));
    }

    private static boolean may(Transition transition, State.Move move) {
        return transition.incident().state().after(move).isPresent();
    }

    private static Because notNow(Transition transition, Notice notice) {
        return noted(
                transition,
                notice,
                Heeded.NOT_NOW.because(notice, transition.incident().state().tag()));
    }

    private static Because noted(Transition transition, Notice notice) {
        return noted(transition, notice, Heeded.NOTED_THERE.because(notice));
    }

    private static Because noted(Transition transition, Notice notice, Because because) {
        return record(transition, notice, because, new Happening.Noted(notice.text()));
    }

    private static Because record(Transition transition, Notice notice, Because because, Happening what) {
        transition.record(actor(notice), because, what);
        return because;
    }

    private static Actor actor(Notice notice) {
        return notice.agent().person()
                ? new Actor(Actor.Kind.PERSON, notice.agent().name(), notice.source(), List.of())
                : Actor.source(notice.source());
    }
}
