package dev.haetae.function.configure;

import dev.haetae.contract.Configure;
import dev.haetae.contract.Configure.Setting;
import dev.haetae.contract.Refusal;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/** What to do about an order, given what was seen: a pure function, so that every case is a row of a table. */
sealed interface Decision {

    record Write(Candidate.Switch seen) implements Decision {}

    record AlreadyApplied(Setting now) implements Decision {}

    record Refused(Refusal reason, String detail) implements Decision {}

    /** How many keys people are told of where theirs is not there. */
    int MOST_NAMED = 5;

    static Decision on(Candidate seen, Configure order, Instant now) {
        return switch (seen) {
            case Candidate.File(String why) -> new Refused(Refusal.UNSUPPORTED, why + "; only single values are set");
            case Candidate.Switch found -> on(found, order, now);
        };
    }

    /**
     * What is as ordered already needs no write, whoever keeps it. Then its owner, people's hands, the expectation, what
     * it takes, and last the order's age: the first is what people can do something about.
     */
    private static Decision on(Candidate.Switch seen, Configure order, Instant now) {
        if (order.isReachedBy(seen.state())) {
            return new AlreadyApplied(seen.state());
        }
        return owned(seen, order)
                .or(() -> handsOff(seen, order))
                .or(() -> changed(seen, order))
                .or(() -> immutable(seen, order))
                .or(() -> unsafe(seen, order))
                .or(() -> late(order, now))
                .<Decision>map(refused -> refused)
                .orElseGet(() -> new Write(seen));
    }

    private static Optional<Refused> owned(Candidate.Switch seen, Configure order) {
        return seen.owner()
                .map(owner -> new Refused(
                        Refusal.OWNED,
                        "%s keeps the ConfigMap of %s and would undo the write".formatted(owner, order.target())));
    }

    private static Optional<Refused> handsOff(Candidate.Switch seen, Configure order) {
        return seen.custody()
                .ifPaused()
                .map(where -> new Refused(
                        Refusal.HANDS_OFF, "%s: people paused automation on %s".formatted(order.target(), where)));
    }

    private static Optional<Refused> changed(Candidate.Switch seen, Configure order) {
        if (order.expected().sameAs(seen.state())) {
            return Optional.empty();
        }
        String how = order.expected().uid().equals(seen.state().uid())
                ? "it " + seen.state().describe()
                : "its ConfigMap was deleted and made again since the decision";
        return refused(Refusal.TARGET_CHANGED, "%s changed: %s".formatted(order.target(), how));
    }

    private static Optional<Refused> immutable(Candidate.Switch seen, Configure order) {
        return seen.immutable()
                ? refused(Refusal.UNSUPPORTED, "the ConfigMap of %s is immutable".formatted(order.target()))
                : Optional.empty();
    }

    /** To take a value away is to leave it to the application, whatever its key takes. */
    private static Optional<Refused> unsafe(Candidate.Switch seen, Configure order) {
        if (order.value() == null) {
            return Optional.empty();
        }
        if (!Value.isShort(order.value())) {
            return refused(Refusal.UNSAFE, "a value is one line of at most %d bytes".formatted(Value.MOST_BYTES));
        }
        if (seen.state().value() == null && seen.rules().isEmpty()) {
            return refused(Refusal.UNSAFE, unknown(seen, order));
        }
        return seen.rules().stream().allMatch(rule -> rule.allows(order.value()))
                ? Optional.empty()
                : refused(Refusal.UNSAFE, "%s takes %s, not %s".formatted(order.target(), taken(seen), order.value()));
    }

    /** Nothing reads a key that was mistyped: it would be set, and nothing would switch. */
    private static String unknown(Candidate.Switch seen, Configure order) {
        String map = Place.require(order.target()).map();
        String key = Place.require(order.target()).key();
        String named = "ConfigMap %s has no key %s, and no rule names it (%s%s)".formatted(map, key, Rule.VALUES, key);
        return seen.keys().isEmpty()
                ? named + "; it has none"
                : named + "; it has " + String.join(", ", Likeness.nearest(seen.keys(), key, MOST_NAMED));
    }

    private static String taken(Candidate.Switch seen) {
        return seen.rules().stream().map(Rule::describe).collect(Collectors.joining(", and "));
    }

    private static Optional<Refused> late(Configure order, Instant now) {
        return now.isAfter(order.notAfter())
                ? refused(Refusal.STALE, "the order was good until %s, and it is %s".formatted(order.notAfter(), now))
                : Optional.empty();
    }

    private static Optional<Refused> refused(Refusal reason, String detail) {
        return Optional.of(new Refused(reason, detail));
    }
}
