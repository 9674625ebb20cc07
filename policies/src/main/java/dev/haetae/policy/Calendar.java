package dev.haetae.policy;

import dev.haetae.policy.Window.Kind;
import dev.haetae.policy.source.Passage;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** calendar.yaml: peak hours, maintenance and event days (L4). Without the file there are none of them. */
public final class Calendar {

    private static final Calendar EMPTY = new Calendar(List.of());

    private final List<Recurrence> recurrences;

    private Calendar(List<Recurrence> recurrences) {
        this.recurrences = recurrences;
    }

    static Calendar read(Optional<Passage> file) {
        return file.map(Calendar::read).orElse(EMPTY);
    }

    /** What holds at that instant; a window begins with its first instant, and ends before its last. */
    public Moment at(Instant instant) {
        return new Moment(
                instant,
                recurrences.stream()
                        .filter(recurrence -> recurrence.holdsAt(instant))
                        .map(Recurrence::window)
                        .toList());
    }

    private static Calendar read(Passage file) {
        ZoneId zone = file.ifSaid("zone").map(CalendarText::zone).orElse(CalendarText.SEOUL);
        List<Recurrence> found = new ArrayList<>();
        windows(file, "peak").forEach(window -> found.add(WeeklyWindow.read(window, Kind.PEAK, zone)));
        windows(file, "maintenance").forEach(window -> found.add(WeeklyWindow.read(window, Kind.MAINTENANCE, zone)));
        windows(file, "events").forEach(event -> found.add(EventDays.read(event, zone)));
        return new Calendar(List.copyOf(found));
    }

    private static Stream<Passage> windows(Passage file, String key) {
        return file.ifSaid(key).stream().flatMap(list -> list.items().stream());
    }

    /** When a window holds. */
    interface Recurrence {

        Window window();

        boolean holdsAt(Instant instant);
    }
}
