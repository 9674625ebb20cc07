package dev.haetae.simulate;

import dev.haetae.inbox.Fate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A night in figures.
 *
 * @param severities how many incidents of each severity
 * @param fates how many deliveries of each fate
 * @param steps how many steps ended in each way: helped, proposed, denied and so on
 * @param handedOver how many incidents people would have had to take over
 */
public record Tally(
        int incidents,
        Map<String, Long> severities,
        Map<String, Long> fates,
        Map<String, Long> steps,
        long handedOver) {

    static Tally of(Replay replay) {
        List<Foretold> incidents = List.copyOf(replay.incidents().values());
        return new Tally(
                incidents.size(),
                counted(incidents.stream(), incident -> "" + incident.severity()),
                counted(replay.fates().values().stream().map(Fate::kind), Tally::word),
                counted(incidents.stream().flatMap(incident -> incident.steps().stream()), Rung::result),
                incidents.stream()
                        .filter(incident -> incident.handedOver() != null)
                        .count());
    }

    private static <T> Map<String, Long> counted(Stream<T> all, Function<T, String> by) {
        return all.collect(Collectors.groupingBy(by, TreeMap::new, Collectors.counting()));
    }

    /** As the API writes it: {@code no-effect}. */
    public static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
