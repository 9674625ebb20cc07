package dev.haetae.policy;

import dev.haetae.policy.Window.Kind;
import dev.haetae.policy.source.Passage;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A window of certain days of the week.
 *
 * @param days on which it begins
 * @param to on the next day, where it is not after from
 * @param except dates on which it does not begin
 */
record WeeklyWindow(
        Window window, ZoneId zone, Set<DayOfWeek> days, LocalTime from, LocalTime to, Set<LocalDate> except)
        implements Calendar.Recurrence {

    record Text(String name, Optional<List<String>> days, String from, String to) {}

    static WeeklyWindow read(Passage passage, Kind kind, ZoneId usual) {
        Text text = passage.as(Text.class);
        if (text.from().equals(text.to())) {
            passage.at("to")
                    .wrong(
                            "%s ends when it begins".formatted(text.name()),
                            "a later time; 00:00 to 24:00 is the whole day");
        }
        return new WeeklyWindow(
                new Window(kind, text.name(), passage.place()),
                passage.ifSaid("zone").map(CalendarText::zone).orElse(usual),
                text.days().map(WeeklyWindow::days).orElse(Set.of(DayOfWeek.values())),
                CalendarText.time(passage.at("from")),
                CalendarText.time(passage.at("to")),
                dates(passage));
    }

    @Override
    public boolean holdsAt(Instant instant) {
        LocalDate today = instant.atZone(zone).toLocalDate();
        return Stream.of(today.minusDays(1), today).anyMatch(day -> begins(day) && holds(day, instant));
    }

    private boolean begins(LocalDate day) {
        return days.contains(day.getDayOfWeek()) && !except.contains(day);
    }

    private boolean holds(LocalDate day, Instant instant) {
        LocalDate last = to.isAfter(from) ? day : day.plusDays(1);
        return !instant.isBefore(CalendarText.first(day.atTime(from), zone))
                && instant.isBefore(CalendarText.first(last.atTime(to), zone));
    }

    private static Set<DayOfWeek> days(List<String> words) {
        return words.stream().map(WeeklyWindow::day).collect(Collectors.toUnmodifiableSet());
    }

    private static DayOfWeek day(String word) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> day.name().regionMatches(true, 0, word, 0, word.length()))
                .findFirst()
                .orElseThrow();
    }

    private static Set<LocalDate> dates(Passage passage) {
        return passage.ifSaid("except").stream()
                .flatMap(list -> list.items().stream())
                .map(CalendarText::date)
                .collect(Collectors.toUnmodifiableSet());
    }
}
