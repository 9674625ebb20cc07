package dev.haetae.incident;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where an incident stands, and the one table of how it may move; {@code docs/states.md} is rendered from it. */
public enum State {
    OPENED,
    ACKNOWLEDGED,
    MITIGATING,
    /** No alert fires; the hold-down runs. */
    MONITORING,
    RESOLVED,
    REOPENED,
    /** Told as part of an umbrella incident. */
    SUBSUMED,
    CLOSED;

    /** What moves an incident. */
    public enum Move {
        ACKNOWLEDGE,
        UNACKNOWLEDGE,
        ACT,
        ALERTS_GONE,
        ALERT_BACK,
        RESOLVE,
        REOPEN,
        CLOSE,
        SUBSUME,
        EMERGE
    }

    private static final Map<State, Map<Move, State>> TABLE = new EnumMap<>(State.class);

    static {
        for (State open : new State[] {OPENED, REOPENED, ACKNOWLEDGED, MITIGATING}) {
            row(open, Move.ACKNOWLEDGE, ACKNOWLEDGED);
            row(open, Move.ACT, MITIGATING);
            row(open, Move.ALERTS_GONE, MONITORING);
            row(open, Move.RESOLVE, RESOLVED);
            row(open, Move.SUBSUME, SUBSUMED);
        }
        row(ACKNOWLEDGED, Move.UNACKNOWLEDGE, OPENED);
        row(MONITORING, Move.ACKNOWLEDGE, MONITORING);
        row(MONITORING, Move.ALERT_BACK, REOPENED);
        row(MONITORING, Move.RESOLVE, RESOLVED);
        row(MONITORING, Move.REOPEN, REOPENED);
        row(RESOLVED, Move.ALERT_BACK, REOPENED);
        row(RESOLVED, Move.REOPEN, REOPENED);
        row(RESOLVED, Move.CLOSE, CLOSED);
        row(SUBSUMED, Move.EMERGE, OPENED);
        row(SUBSUMED, Move.CLOSE, CLOSED);
    }

    private static void row(State from, Move move, State to) {
        TABLE.computeIfAbsent(from, key -> new EnumMap<>(Move.class)).put(move, to);
    }

    /** Where the move leads, or nothing when it is not a move from here. */
    public Optional<State> after(Move move) {
        return Optional.ofNullable(TABLE.getOrDefault(this, Map.of()).get(move));
    }

    public boolean isOver() {
        return this == RESOLVED || this == CLOSED;
    }

    @JsonCreator
    public static State of(String tag) {
        return valueOf(tag.toUpperCase(Locale.ROOT));
    }

    @JsonValue
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
