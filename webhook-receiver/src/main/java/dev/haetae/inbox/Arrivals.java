package dev.haetae.inbox;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * The order in which things were received, hour by hour, so that what is old is found without looking at the rest. One
 * mark for each hour in which a statement came, however often it did; its version counts how often.
 */
public final class Arrivals {

    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("uuuuMMddHH").withZone(ZoneOffset.UTC);
    private static final long AN_HOUR = 3_600;

    private Arrivals() {}

    public static String key(Instant at, String id) {
        return HOUR.format(at) + "/" + id;
    }

    /** Behind every mark of an hour that was over by then. */
    public static String until(Instant time) {
        return HOUR.format(time);
    }

    static String hourOf(String key) {
        return key.substring(0, key.indexOf('/'));
    }

    public static String idOf(String key) {
        return key.substring(key.indexOf('/') + 1);
    }

    /** The marks that would change if the statement came about now; clocks of receivers may differ a little. */
    public static List<String> marksAbout(Instant now, String id) {
        return List.of(key(now.minusSeconds(AN_HOUR), id), key(now, id), key(now.plusSeconds(AN_HOUR), id));
    }
}
