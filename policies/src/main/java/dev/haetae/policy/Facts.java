package dev.haetae.policy;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What is known beside the alert, gathered by whoever asks. What is unknown is empty, and a condition on it does not
 * hold: it never lowers a severity.
 *
 * @param repeats how often this correlation key had an incident within 24 hours
 * @param burnRate how many times faster than allowed the error budget goes (L2)
 */
public record Facts(OptionalInt repeats, OptionalLong usersAffected, OptionalDouble burnRate) {

    private static final Facts UNKNOWN = new Facts(OptionalInt.empty(), OptionalLong.empty(), OptionalDouble.empty());

    public static Facts unknown() {
        return UNKNOWN;
    }
}
