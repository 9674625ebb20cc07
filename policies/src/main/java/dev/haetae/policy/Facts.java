package dev.haetae.policy;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * What is known beside the alert, gathered by whoever asks. What is unknown is empty, and a condition on it does not
 * hold: it never lowers a severity.
 *
 * @param repeats how often this correlation key had an incident within 24 hours
 * @param firing how many alerts of its incident fire, this one included
 * @param burnRate how many times faster than allowed the error budget goes (L2)
 */
public record Facts(OptionalInt repeats, OptionalInt firing, OptionalLong usersAffected, OptionalDouble burnRate) {

    private static final Facts UNKNOWN =
            new Facts(OptionalInt.empty(), OptionalInt.empty(), OptionalLong.empty(), OptionalDouble.empty());

    public static Facts unknown() {
        return UNKNOWN;
    }

    public Facts withFiring(int alerts) {
        return new Facts(repeats, OptionalInt.of(alerts), usersAffected, burnRate);
    }

    /** What is known, by the names that conditions know it by. */
    public Map<String, String> known() {
        Map<String, String> known = new TreeMap<>();
        repeats.ifPresent(number -> known.put("repeats", "" + number));
        firing.ifPresent(number -> known.put("firing", "" + number));
        usersAffected.ifPresent(number -> known.put("usersAffected", "" + number));
        burnRate.ifPresent(number -> known.put("burnRate", "" + number));
        return known;
    }
}
