package dev.haetae.policy;

import dev.haetae.policy.source.Passage;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;

/** Times, dates and zones as calendar.yaml writes them. What does not exist is complained about. */
final class CalendarText {

    /** L4 speaks of the service's own time. */
    static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    private static final String END_OF_DAY = "24:00";

    private CalendarText() {}

    static ZoneId zone(Passage passage) {
        String text = passage.as(String.class);
        try {
            return ZoneId.of(text);
        } catch (DateTimeException unknown) {
            passage.wrong("\"%s\" is not a time zone".formatted(text), "such as Asia/Seoul or Europe/Berlin");
            return SEOUL;
        }
    }

    static LocalDate date(Passage passage) {
        String text = passage.as(String.class);
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException impossible) {
            passage.wrong("there is no %s".formatted(text), "a day of the calendar, such as 2027-03-01");
            return LocalDate.EPOCH;
        }
    }

    /** The end of the day is the beginning of the next. */
    static LocalTime time(Passage passage) {
        String text = passage.as(String.class);
        return text.equals(END_OF_DAY) ? LocalTime.MIDNIGHT : LocalTime.parse(text);
    }

    /**
     * The instant at which the clock first shows that time. On the day on which clocks are put forward and never show
     * it, that of the jump: so a window loses what does not exist, and one that lies in the gap does not hold that day.
     */
    static Instant first(LocalDateTime time, ZoneId zone) {
        ZoneOffsetTransition transition = zone.getRules().getTransition(time);
        return transition != null && transition.isGap()
                ? transition.getInstant()
                : ZonedDateTime.ofLocal(time, zone, null).toInstant();
    }
}
