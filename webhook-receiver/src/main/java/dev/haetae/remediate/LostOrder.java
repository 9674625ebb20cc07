package dev.haetae.remediate;

import dev.haetae.contract.Action;
import dev.haetae.contract.Outcome;
import dev.haetae.incident.Event;
import dev.haetae.incident.Happening;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An order that was begun, and nobody knows whether it was carried out: its answer was lost until it was given up. Pure.
 *
 * @param begun since when somebody else's write is a later one
 */
record LostOrder(int step, Action action, Instant begun) {

    /** Empty where the order's end is known. */
    static Optional<LostOrder> of(List<Event> timeline, String action) {
        return isKnown(timeline, action)
                ? Optional.empty()
                : timeline.stream()
                        .flatMap(event -> event.what() instanceof Happening.ActionStarted(int step, Action order)
                                        && order.id().equals(action)
                                ? Optional.of(new LostOrder(step, order, event.at())).stream()
                                : Optional.<LostOrder>empty().stream())
                        .findFirst();
    }

    /** By its last answer, or by what came of taking it back. */
    private static boolean isKnown(List<Event> timeline, String action) {
        return timeline.reversed().stream()
                .map(Event::what)
                .map(what -> switch (what) {
                    case Happening.ActionEnded ended
                    when ended.action().id().equals(action) -> Optional.of(isAnswer(ended.outcome()));
                    case Happening.TakenBack back
                    when back.action().id().equals(Undoing.id(action)) -> Optional.of(true);
                    default -> Optional.<Boolean>empty();
                })
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(false);
    }

    private static boolean isAnswer(Outcome outcome) {
        return !(outcome instanceof Outcome.Failed) && !(outcome instanceof Outcome.Continue);
    }

    /** The same order, too late to be written: the function says whether an earlier one got through. */
    Action asked() {
        return action.withNotAfter(Instant.EPOCH);
    }

    /** How long it is asked after it, when nobody answers. */
    Instant askedUntil(Duration patience) {
        return action.expires().orElse(begun).plus(patience);
    }

    /** What would take it back, had it got through as it was ordered. */
    Optional<Action> undo() {
        return action.undo(action.imagined(), Undoing.id(action.id()), Instant.EPOCH);
    }
}
