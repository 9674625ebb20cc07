package dev.haetae.schedule;

import dev.haetae.incident.Event;
import dev.haetae.incident.Happening;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How often what is worth playing happened in schedules. What never happens in them proves nothing about how it is
 * borne.
 */
public record Tally(SortedMap<String, Integer> counts) {

    /** Before any schedule. */
    public static final Tally NOTHING = new Tally(new TreeMap<>());

    /** Of one schedule: what it was told to note, and what the timelines say. */
    static Tally of(Collection<String> noted, Stream<Event> events) {
        SortedMap<String, Integer> counts = new TreeMap<>();
        Stream.concat(noted.stream(), events.flatMap(Tally::named))
                .forEach(what -> counts.merge(what, 1, Integer::sum));
        return new Tally(counts);
    }

    /** Of both. */
    public Tally and(Tally other) {
        SortedMap<String, Integer> sum = new TreeMap<>(counts);
        other.counts.forEach((what, times) -> sum.merge(what, times, Integer::sum));
        return new Tally(sum);
    }

    /** What happened less often than {@code least} asks for {@code times} over, beside how often it did. */
    public Map<String, String> missing(Map<String, Integer> least, double times) {
        Map<String, String> missing = new TreeMap<>();
        least.forEach((what, often) -> {
            int happened = counts.getOrDefault(what, 0);
            if (happened < often * times) {
                missing.put(what, "%d instead of %.0f".formatted(happened, often * times));
            }
        });
        return missing;
    }

    private static Stream<String> named(Event event) {
        String why = event.because().tag();
        return switch (event.what()) {
            case Happening.Guarded guarded ->
                guarded.verdicts().stream()
                        .filter(verdict -> !verdict.allowed())
                        .map(verdict -> "forbidden by " + verdict.guard());
            case Happening.StepDenied denied -> Stream.of("denied " + why);
            case Happening.StepWaiting waiting -> Stream.of("waits " + why);
            case Happening.StepProposed proposed -> Stream.of("only said " + why);
            case Happening.ApprovalWanted wanted -> Stream.of("asked " + why);
            case Happening.ActionStarted started -> Stream.of("began " + why);
            case Happening.StepJudged judged -> Stream.of("judged " + word(judged.result()));
            case Happening.TakenBack back -> Stream.of("taken back " + why);
            case Happening.Held held -> Stream.of("held " + why);
            case Happening.HandedOver over -> Stream.of("handed over " + why);
            case Happening.RecoveryBegan began -> Stream.of("recovers " + why);
            case Happening.RecoveryLeft left -> Stream.of("leaves recovery");
            case Happening.TakeBackWaits waits -> Stream.of("taken back late");
            default -> Stream.of();
        };
    }

    static String word(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
