package dev.haetae.api;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import org.jboss.logmanager.Level;

/** From which level on is logged. Errors always are; below debug nothing is, since the build leaves it out. */
enum LogLevel {
    ERROR,
    WARN,
    INFO,
    DEBUG;

    Level level() {
        return switch (this) {
            case ERROR -> Level.ERROR;
            case WARN -> Level.WARN;
            case INFO -> Level.INFO;
            case DEBUG -> Level.DEBUG;
        };
    }

    /** The one that lets through what the number does. */
    static LogLevel of(int value) {
        return Arrays.stream(values())
                .filter(known -> known.level().intValue() <= value)
                .findFirst()
                .orElse(DEBUG);
    }

    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
