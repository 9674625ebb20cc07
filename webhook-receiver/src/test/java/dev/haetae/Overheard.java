package dev.haetae;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Whatever anybody logs meanwhile, with what our own code says at any level, and what was thrown. */
final class Overheard extends Handler {

    private static final Logger ALL = Logger.getLogger("");
    private static final Logger OURS = Logger.getLogger("dev.haetae");

    private final List<String> lines = new CopyOnWriteArrayList<>();

    void begin() {
        setLevel(Level.ALL);
        OURS.setLevel(Level.ALL);
        ALL.addHandler(this);
    }

    void end() {
        ALL.removeHandler(this);
        OURS.setLevel(null);
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void publish(LogRecord line) {
        StringWriter thrown = new StringWriter();
        if (line.getThrown() != null) {
            line.getThrown().printStackTrace(new PrintWriter(thrown));
        }
        lines.add("%s %s %s".formatted(line.getMessage(), Arrays.toString(line.getParameters()), thrown));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
