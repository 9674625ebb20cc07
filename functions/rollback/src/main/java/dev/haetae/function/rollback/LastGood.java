package dev.haetae.function.rollback;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The release to go back to.
 *
 * @param revision empty where none is known to be good
 * @param doubt what was found out about those that were passed over; empty where there was nothing to find out
 */
record LastGood(Optional<String> revision, Optional<String> doubt) {

    /** Each question takes a while, and whatever is older had better be chosen by people. */
    private static final int MOST_ASKED = 3;

    /** The newest first; what cannot be told is not passed over, since an older one may not fit what has changed since. */
    static LastGood among(List<Contender> newestFirst, Referee referee) {
        return among(newestFirst, referee, List.of());
    }

    private static LastGood among(List<Contender> newestFirst, Referee referee, List<String> passedOver) {
        if (newestFirst.isEmpty()) {
            return none(passedOver);
        }
        Contender newest = newestFirst.getFirst();
        if (newest.isSaidToBeGood()) {
            return found(newest);
        }
        return passedOver.size() == MOST_ASKED ? none(passedOver) : judged(newestFirst, referee, passedOver);
    }

    private static LastGood judged(List<Contender> newestFirst, Referee referee, List<String> passedOver) {
        Contender newest = newestFirst.getFirst();
        return switch (referee.on(newest)) {
            case Finding.Good _ -> found(newest);
            case Finding.Unknown(String why) -> none(List.of(why));
            case Finding.Poor(String why) ->
                among(
                        newestFirst.subList(1, newestFirst.size()),
                        referee,
                        Stream.concat(passedOver.stream(), Stream.of(why)).toList());
        };
    }

    private static LastGood none(List<String> because) {
        return new LastGood(
                Optional.empty(), because.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", because)));
    }

    private static LastGood found(Contender contender) {
        return new LastGood(Optional.of(contender.revision().hash()), Optional.empty());
    }

    /** Who says how a release did. */
    @FunctionalInterface
    interface Referee {

        /** Where nobody measures: it was in force for long enough. */
        Referee TIME = _ -> new Finding.Good();

        Finding on(Contender contender);
    }

    /** How a release did. */
    sealed interface Finding {

        record Good() implements Finding {}

        record Poor(String why) implements Finding {}

        record Unknown(String why) implements Finding {}
    }
}
