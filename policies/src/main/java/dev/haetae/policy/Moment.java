package dev.haetae.policy;

import java.time.Instant;
import java.util.List;

/**
 * What time it is for the service.
 *
 * @param windows those that the instant lies in, in the order of calendar.yaml
 */
public record Moment(Instant at, List<Window> windows) {

    public Moment {
        windows = List.copyOf(windows);
    }

    public boolean peak() {
        return isIn(Window.Kind.PEAK);
    }

    public boolean maintenance() {
        return isIn(Window.Kind.MAINTENANCE);
    }

    public boolean event() {
        return isIn(Window.Kind.EVENT);
    }

    /** Those of that kind. */
    public List<Window> in(Window.Kind kind) {
        return windows.stream().filter(window -> window.kind() == kind).toList();
    }

    private boolean isIn(Window.Kind kind) {
        return !in(kind).isEmpty();
    }
}
