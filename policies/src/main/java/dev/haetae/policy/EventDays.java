package dev.haetae.policy;

import dev.haetae.policy.Window.Kind;
import dev.haetae.policy.source.Passage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Days of an event, the first and the last included. */
record EventDays(Window window, ZoneId zone, LocalDate from, LocalDate to) implements Calendar.Recurrence {

    record Text(String name) {}

    static EventDays read(Passage passage, ZoneId usual) {
        Text text = passage.as(Text.class);
        EventDays event = new EventDays(
                new Window(Kind.EVENT, text.name(), passage.place()),
                passage.ifSaid("zone").map(CalendarText::zone).orElse(usual),
                CalendarText.date(passage.at("from")),
                CalendarText.date(passage.at("to")));
        if (event.to.isBefore(event.from)) {
            passage.at("to")
                    .wrong(
                            "%s ends on %s, before it begins".formatted(text.name(), event.to),
                            "%s or later".formatted(event.from));
        }
        return event;
    }

    @Override
    public boolean holdsAt(Instant instant) {
        return !instant.isBefore(CalendarText.first(from.atStartOfDay(), zone))
                && instant.isBefore(CalendarText.first(to.plusDays(1).atStartOfDay(), zone));
    }
}
