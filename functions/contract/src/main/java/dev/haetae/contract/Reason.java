package dev.haetae.contract;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why something was decided: one of a bounded set, so that it can tag a metric, fill a log's field and be counted. */
public interface Reason {

    /** The constant's name; every reason is an enum's. */
    String name();

    /** The word on the wire and in metrics: {@code target-changed}. */
    @JsonValue
    default String tag() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
