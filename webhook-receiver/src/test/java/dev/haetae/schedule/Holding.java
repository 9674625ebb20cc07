package dev.haetae.schedule;

import dev.haetae.contract.Target;
import dev.haetae.incident.Event;
import dev.haetae.incident.Happening;
import dev.haetae.incident.Incident;
import dev.haetae.incident.Incidents;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Automation keeps its hands off because of others only where there were others. */
final class Holding {

    private static final Set<String> OTHERS = Set.of("foreign-change", "foreign-write", "reverted");

    private final Incidents incidents;
    private final Facts facts;
    private final List<Oracle.Write> writes;

    Holding(Incidents incidents, Facts facts, List<Oracle.Write> writes) {
        this.incidents = incidents;
        this.facts = facts;
        this.writes = writes;
    }

    List<String> broken() {
        List<String> broken = new ArrayList<>();
        for (Incident incident : incidents.newest(null, Integer.MAX_VALUE, one -> true)) {
            incidents.timeline(incident.id()).stream()
                    .filter(event -> event.what() instanceof Happening.Held)
                    .filter(event -> OTHERS.contains(event.because().tag()))
                    .filter(event -> !hadCause(incident, event))
                    .forEach(event -> broken.add("held for nobody: %s %s".formatted(incident.id(), event)));
        }
        return broken;
    }

    /** Somebody else wrote, or another incident did, or time took back what was done. */
    private boolean hadCause(Incident incident, Event held) {
        String about = held.because().sentence();
        Set<Target> own = writes.stream()
                .filter(write -> write.incident().equals(incident.id()))
                .map(write -> write.order().target())
                .collect(Collectors.toSet());
        boolean touched = facts.touches().stream()
                .filter(touch -> !touch.at().isAfter(held.at()))
                .map(Facts.Touch::target)
                .anyMatch(target -> own.contains(target)
                        || about.contains(target.toString())
                        || about.contains(Drill.lever(target).toString()));
        return touched
                || writes.stream()
                        .filter(write -> own.contains(write.order().target()))
                        .anyMatch(write -> !write.incident().equals(incident.id()) || write.takesBack());
    }
}
