package dev.haetae.cases;

import dev.haetae.inbox.Fate;
import dev.haetae.incident.Event;
import dev.haetae.incident.Happening;
import dev.haetae.incident.HappeningNames;
import dev.haetae.policy.cases.PolicyCase;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What came of a case, in lines for people. */
public final class Telling {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private Telling() {}

    /** Each difference: what was expected and where, what came instead, and why. */
    public static List<String> differences(CaseResult result) {
        return result.differences().stream().flatMap(Telling::difference).toList();
    }

    private static Stream<String> difference(Difference difference) {
        List<String> lines = new ArrayList<>();
        lines.add(difference.what());
        lines.add("  expected  %s  (%s)"
                .formatted(difference.expected().value(), difference.expected().place()));
        lines.add("  came      " + difference.came());
        if (difference.why() != null) {
            lines.add("  because   " + Difference.spoken(difference.why()));
        }
        return lines.stream();
    }

    /** Everything that happened, incident by incident, in the time of the case's own zone. */
    public static List<String> story(CaseResult result) {
        PolicyCase tested = result.tested();
        return Stream.concat(
                        result.came().alerts().stream()
                                .filter(fired -> fired.fate().kind() != Fate.Kind.INCIDENT)
                                .map(fired -> apart(fired, tested.zone())),
                        result.came().incidents().stream().flatMap(opened -> story(opened, tested.zone())))
                .toList();
    }

    private static String apart(Came.Fired fired, ZoneId zone) {
        return "%s  %s %s: %s"
                .formatted(
                        TIME.format(fired.fate().at().atZone(zone)),
                        fired.alert().name(),
                        fired.fate().kind().name().toLowerCase(Locale.ROOT),
                        Difference.spoken(fired.fate().because()));
    }

    private static Stream<String> story(Came.Opened opened, ZoneId zone) {
        return Stream.concat(
                Stream.of("incident " + opened.key()),
                opened.told().timeline().stream()
                        .filter(event -> !(event.what() instanceof Happening.Announced))
                        .map(event -> line(event, zone)));
    }

    /** One thing that happened: when, what, why, and by which rule. */
    public static String line(Event event, ZoneId zone) {
        return "%s  %-18s %s"
                .formatted(
                        TIME.format(event.at().atZone(zone)),
                        HappeningNames.of(event.what()),
                        Difference.spoken(event.because()));
    }
}
