package dev.haetae.schedule;

import dev.haetae.incident.Event;
import dev.haetae.incident.Happening;
import dev.haetae.incident.Incident;
import dev.haetae.incident.Incidents;
import dev.haetae.incident.Progress;
import dev.haetae.incident.State;
import dev.haetae.store.Json;
import dev.haetae.store.Space;
import dev.haetae.store.Store;
import dev.haetae.timer.Timer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** When all is quiet: nothing is stuck, nothing is without a reason, nothing was done twice or left undone. */
final class Ending {

    private final Incidents incidents;
    private final Store store;
    private final Facts facts;
    private final List<Oracle.Write> writes;
    private final Instant now;
    private final List<Incident> all;
    private final List<String> broken = new ArrayList<>();

    Ending(Incidents incidents, Store store, Facts facts, List<Oracle.Write> writes, Instant now) {
        this.incidents = incidents;
        this.store = store;
        this.facts = facts;
        this.writes = writes;
        this.now = now;
        this.all = incidents.newest(null, Integer.MAX_VALUE, incident -> true);
    }

    List<String> broken() {
        List<Timer> timers = store.scan(Space.TIMERS, "", "~", Integer.MAX_VALUE).stream()
                .map(entry -> Json.read(entry.value(), Timer.class))
                .toList();
        timers.stream()
                .filter(timer -> !timer.due().isAfter(now))
                .forEach(timer -> broken.add("nobody fired " + timer));
        for (Incident incident : all) {
            explained(incident, timers);
            reasons(incident);
        }
        firing();
        broken.addAll(new Undoing(incidents, facts, writes, now).broken());
        return broken;
    }

    private void explained(Incident incident, List<Timer> timers) {
        if (incident.state() == State.CLOSED) {
            return;
        }
        boolean fires = facts.heard(incident.correlationKey()).isPresent();
        if (fires != incident.firing() > 0) {
            broken.add("its alert %s: %s".formatted(fires ? "fires" : "is gone", incident));
        }
        // what could not be put right is left to people
        boolean unrecovered =
                incident.isRecovering() && (incident.isHeld() || incident.progress() instanceof Progress.Ended);
        if (!fires && !unrecovered && !isFrozen(incident)) {
            broken.add("over and not closed: " + incident);
        }
        if (incident.isHeld()
                && incident.hold().reason().equals("paused")
                && !facts.isPaused(incident.service(), now)) {
            broken.add("held by a pause that is over: " + incident);
        }
        boolean waitsForPeople = incident.isHeld() || isWith(incident, timers);
        if (!waitsForPeople) {
            broken.add("waits for nobody: " + incident);
        }
    }

    /** Nobody can tell whether it helped, or it is worse than before: then a quiet alert proves nothing. */
    private boolean isFrozen(Incident incident) {
        return incidents.timeline(incident.id()).reversed().stream()
                .map(Event::what)
                .filter(Happening.StepJudged.class::isInstance)
                .map(Happening.StepJudged.class::cast)
                .findFirst()
                .filter(judged ->
                        judged.result() == Happening.Result.UNVERIFIED || judged.result() == Happening.Result.WORSE)
                .isPresent();
    }

    /** With people, with the alert's source, or with a timer of its own. */
    private static boolean isWith(Incident incident, List<Timer> timers) {
        Set<Timer.Kind> set = timers.stream()
                .filter(timer -> timer.subject().equals(incident.id()))
                .map(Timer::kind)
                .collect(Collectors.toSet());
        return switch (incident.progress()) {
            case Progress.None none -> true;
            case Progress.Ended ended -> true;
            case Progress.NotNeeded notNeeded -> true;
            case Progress.Unconfirmed unconfirmed -> true;
            case Progress.Planning planning -> set.contains(Timer.Kind.PLAN);
            case Progress.Acting acting -> set.contains(Timer.Kind.ACT);
            case Progress.Verifying verifying -> set.contains(Timer.Kind.VERIFY);
            case Progress.Approval approval -> set.contains(Timer.Kind.EXPIRE);
        };
    }

    private void reasons(Incident incident) {
        for (Event event : incidents.timeline(incident.id())) {
            boolean said = event.because() != null
                    && !event.because().tag().isBlank()
                    && !event.because().sentence().isBlank();
            if (!said || event.actor() == null) {
                broken.add("without a reason: " + event);
            }
        }
    }

    private void firing() {
        Set<String> known = all.stream().map(Incident::correlationKey).collect(Collectors.toSet());
        facts.firing().stream()
                .filter(key -> !known.contains(key))
                .forEach(key -> broken.add("nobody looked at " + key));
    }
}
