package dev.haetae.metrics;

import dev.haetae.contract.Severity;
import dev.haetae.incident.Committed;
import dev.haetae.incident.Event;
import dev.haetae.incident.Happening;
import dev.haetae.incident.Incident;
import dev.haetae.incident.Incidents;
import dev.haetae.incident.State;
import dev.haetae.policy.Level;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** How many incidents there are and were, and how long they took (M1). */
@Singleton
class IncidentMeters {

    /** Before the engine goes on with what an earlier process left. */
    static final int FIRST = 1;

    /** From S10's 10 s over the phases of I6 (5, 15, 30 min) and the escalations of I3 (30, 60 min) to a working day. */
    private static final List<Duration> BUCKETS = Stream.of(
                    10, 30, 60, 120, 180, 300, 600, 900, 1800, 3600, 7200, 28_800)
            .map(Duration::ofSeconds)
            .toList();

    private static final String UNDECIDED = "undecided";

    private final OpenIncidents open = new OpenIncidents();
    private final Counters opened;
    private final Counters handedOver;
    private final Counters escalations;
    private final Timer toAcknowledge;
    private final Timer toMitigate;
    private final Timer toResolve;

    IncidentMeters(Meters meters) {
        opened = meters.counters("haetae.incidents.opened", "Incidents, by the severity they opened with", "severity")
                .zero(Arrays.stream(Severity.values()).map(Severity::toString).toList());
        handedOver = meters.counters("haetae.incidents.handed.over", "Incidents that automation left to people");
        escalations = meters.counters("haetae.incident.escalations", "Who was called, by rule or by hand", "level")
                .zero(Arrays.stream(Level.Rank.values()).map(Level.Rank::word).toList());
        toAcknowledge = timer(meters, "acknowledge", "From opening until somebody took it");
        toMitigate = timer(meters, "mitigate", "From opening until the first action was carried out");
        toResolve = timer(meters, "resolve", "From opening until the last alert ended, of incidents that are closed");
        gauges(meters);
    }

    private void gauges(Meters meters) {
        Arrays.stream(State.values()).filter(state -> state != State.CLOSED).forEach(state -> {
            Arrays.stream(Severity.values()).forEach(severity -> gauge(meters, state, severity, severity.toString()));
            gauge(meters, state, null, UNDECIDED);
        });
        meters.gauge(
                "haetae.incidents.held", "Incidents that automation keeps its hands off until told", null, open::held);
    }

    private void gauge(Meters meters, State state, Severity severity, String word) {
        meters.gauge(
                "haetae.incidents.open",
                "Incidents that are not closed, by where they stand and how bad they are",
                null,
                () -> open.in(state, severity),
                "state",
                state.tag(),
                "severity",
                word);
    }

    private static Timer timer(Meters meters, String what, String description) {
        return meters.timer("haetae.incident.time.to." + what, description, BUCKETS);
    }

    void listen(@Observes @Priority(FIRST) StartupEvent event, Incidents incidents) {
        incidents.newest(null, Integer.MAX_VALUE, OpenIncidents::isOpen).forEach(open::add);
        incidents.listen(this::saw);
    }

    private void saw(Committed committed) {
        open.saw(committed);
        committed.events().stream().map(Event::what).forEach(what -> count(what, committed.after()));
        took(committed, Incident.Times::acknowledged, toAcknowledge);
        took(committed, Incident.Times::mitigated, toMitigate);
    }

    private void count(Happening what, Incident incident) {
        switch (what) {
            case Happening.Opened first -> opened.count(String.valueOf(incident.severity()));
            case Happening.HandedOver over -> handedOver.count();
            case Happening.Escalated called -> escalations.count(called.level().word());
            case Happening.Closed closed
            when incident.times().resolved() != null ->
                toResolve.record(incident.timeToResolve(incident.times().resolved()));
            default -> {}
        }
    }

    /** A moment that an incident comes to once. */
    private static void took(Committed committed, Function<Incident.Times, Instant> moment, Timer timer) {
        Incident.Times times = committed.after().times();
        Instant came = moment.apply(times);
        boolean before =
                committed.before() != null && moment.apply(committed.before().times()) != null;
        if (came != null && !before) {
            timer.record(Duration.between(times.opened(), came));
        }
    }
}
