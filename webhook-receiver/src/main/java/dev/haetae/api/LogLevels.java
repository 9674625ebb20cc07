package dev.haetae.api;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logmanager.Logger;

/** The levels of log categories. Those that were set are held here: the log manager forgets what nobody holds. */
@Singleton
class LogLevels {

    /** How many categories may be given a level of their own. */
    static final int MOST = 100;

    private final Map<String, Logger> held = new ConcurrentHashMap<>();

    LogLevel of(String category) {
        return LogLevel.of(Logger.getLogger(category).getEffectiveLevel());
    }

    /** What it was before; empty when too many have been set already. */
    synchronized Optional<LogLevel> set(String category, LogLevel level) {
        if (!held.containsKey(category) && held.size() >= MOST) {
            return Optional.empty();
        }
        LogLevel before = of(category);
        held.computeIfAbsent(category, Logger::getLogger).setLevel(level.level());
        return Optional.of(before);
    }
}
