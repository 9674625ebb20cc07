package dev.haetae.function.rollback;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
        List<String> passedOver = new ArrayList<>();
        for (Contender contender : newestFirst) {
            if (contender.isSaidToBeGood()) {
                return found(contender);
            }
            if (passedOver.size() == MOST_ASKED) {
                break;
            }
            switch (referee.on(contender)) {
                case Finding.Good _ -> {
                    return found(contender);
                }
                case Finding.Poor(String why) -> passedOver.add(why);
                case Finding.Unknown(String why) -> {
                    return new LastGood(Optional.empty(), Optional.of(why));
                }
            }
        }
        return new LastGood(
                Optional.empty(), passedOver.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", passedOver)));
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
