package dev.haetae.schedule;

import dev.haetae.contract.Target;
import dev.haetae.incident.Event;
import dev.haetae.incident.Happening;
import dev.haetae.incident.Incident;
import dev.haetae.incident.Incidents;
import dev.haetae.incident.Stored;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** No order is written twice, and what expires is taken back once, unless somebody changed it since. */
final class Undoing {

    /** Tries go on for half an hour. */
    private static final Duration TRIED = Duration.ofMinutes(35);

    private final Incidents incidents;
    private final Facts facts;
    private final List<Oracle.Write> writes;
    private final Instant now;
    private final List<String> broken = new ArrayList<>();

    Undoing(Incidents incidents, Facts facts, List<Oracle.Write> writes, Instant now) {
        this.incidents = incidents;
        this.facts = facts;
        this.writes = writes;
        this.now = now;
    }

    List<String> broken() {
        for (int index = 0; index < writes.size(); index++) {
            List<Oracle.Write> later = writes.subList(index + 1, writes.size());
            once(writes.get(index), later);
            takenBack(writes.get(index), later);
        }
        return broken;
    }

    private void once(Oracle.Write write, List<Oracle.Write> later) {
        later.stream()
                .filter(other -> other.order().id().equals(write.order().id()))
                .filter(other -> !isTouched(write.order().target(), write.at(), other.at()))
                .forEach(other -> broken.add("written twice: %s and %s".formatted(write, other)));
    }

    private void takenBack(Oracle.Write write, List<Oracle.Write> later) {
        boolean due = write.order()
                .staysWhileFiring()
                .or(write.order()::expires)
                .filter(end -> end.plus(TRIED).isBefore(now))
                .isPresent();
        Target target = write.order().target();
        if (!due || write.takesBack() || isTouched(target, write.at(), now) || isWithPeople(write)) {
            return;
        }
        boolean changedSince =
                later.stream().anyMatch(other -> other.order().target().equals(target));
        if (!changedSince) {
            broken.add("never taken back: " + write);
        }
    }

    private boolean isTouched(Target target, Instant from, Instant to) {
        return facts.touches().stream()
                .anyMatch(touch -> touch.target().equals(target)
                        && !touch.at().isBefore(from)
                        && !touch.at().isAfter(to));
    }

    /** Held, paused, marked, or told that nobody knows whether it was carried out, or that it could not be taken back. */
    private boolean isWithPeople(Oracle.Write write) {
        Incident incident =
                incidents.find(write.incident()).map(Stored::incident).orElseThrow();
        boolean held = incident.isHeld() && !incident.state().isOver();
        return held
                || facts.isPaused(incident.service(), now)
                || facts.was(Facts.Condition.MARKED, write.order().target(), now)
                || incidents.timeline(incident.id()).stream().anyMatch(event -> isTold(event, write));
    }

    private static boolean isTold(Event event, Oracle.Write write) {
        return switch (event.what()) {
            case Happening.HandedOver over -> event.because().tag().equals("unknown-outcome");
            case Happening.TakenBack back ->
                !event.at().isBefore(write.at())
                        && back.action().id().equals(write.order().id() + Oracle.BACK);
            default -> false;
        };
    }
}
