package dev.haetae.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.haetae.contract.Severity;
import dev.haetae.contract.Urgency;
import dev.haetae.incident.Event;
import dev.haetae.incident.Incident;
import dev.haetae.incident.State;
import dev.haetae.store.Json;
import dev.haetae.triage.Episode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An incident as people read it. The lists are null in a listing, which shows incidents only.
 *
 * @param earlier how many entries there are before the first of this timeline; null when there are none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record IncidentView(
        String id,
        State state,
        Severity severity,
        Urgency urgency,
        String service,
        String scenario,
        String title,
        String playbook,
        String mode,
        boolean simulated,
        String held,
        Instant since,
        Instant openedAt,
        Instant acknowledgedAt,
        Instant mitigatedAt,
        Instant resolvedAt,
        Instant closedAt,
        Duration timeToResolve,
        int alertCount,
        int firing,
        JsonNode progress,
        List<AlertRow> alerts,
        List<StepView> steps,
        List<EscalationView> escalations,
        Long earlier,
        List<JsonNode> timeline) {

    record AlertRow(
            String name,
            String source,
            String fingerprint,
            Urgency urgency,
            boolean firing,
            Instant startsAt,
            Instant endsAt,
            Map<String, String> labels) {

        static AlertRow of(Episode episode) {
            return new AlertRow(
                    episode.alert().name(),
                    episode.source(),
                    episode.fingerprint(),
                    episode.alert().urgency(),
                    episode.isOpen(),
                    episode.startsAt(),
                    episode.endsAt(),
                    episode.alert().labels());
        }
    }

    static IncidentView row(Incident incident) {
        return of(incident, null, null, null, null, null);
    }

    static IncidentView whole(
            Incident incident,
            List<Episode> alerts,
            List<StepView> steps,
            List<EscalationView> escalations,
            List<Event> timeline) {
        return of(
                incident,
                alerts.stream().map(AlertRow::of).toList(),
                steps,
                escalations,
                timeline.isEmpty() || timeline.getFirst().seq() == 1
                        ? null
                        : timeline.getFirst().seq() - 1,
                timeline.stream().map(IncidentView::entry).toList());
    }

    private static IncidentView of(
            Incident incident,
            List<AlertRow> alerts,
            List<StepView> steps,
            List<EscalationView> escalations,
            Long earlier,
            List<JsonNode> timeline) {
        var plan = incident.ifPlanned();
        Incident.Times times = incident.times();
        return new IncidentView(
                incident.id(),
                incident.state(),
                incident.severity(),
                incident.urgency(),
                incident.service(),
                plan.map(Incident.Plan::scenario).orElse(null),
                incident.title(),
                plan.map(Incident.Plan::playbook).orElse(null),
                plan.map(known -> known.mode().word()).orElse(null),
                incident.simulated(),
                incident.isHeld() ? incident.hold().sentence() : null,
                incident.since(),
                times.opened(),
                times.acknowledged(),
                times.mitigated(),
                times.resolved(),
                times.closed(),
                times.resolved() == null ? null : incident.timeToResolve(times.resolved()),
                incident.alerts(),
                incident.firing(),
                Json.tree(incident.progress()),
                alerts,
                steps,
                escalations,
                earlier,
                timeline);
    }

    /** One entry: when, what, why, who, and then whatever that kind of event has to say. */
    static JsonNode entry(Event event) {
        ObjectNode what = (ObjectNode) Json.tree(event.what());
        ObjectNode entry = what.objectNode()
                .put("seq", event.seq())
                .put("at", event.at().toString())
                .put("type", what.path("type").asText())
                .put("reason", event.because().tag())
                .put("sentence", event.because().sentence());
        if (event.because().rule() != null) {
            entry.put("rule", event.because().rule());
        }
        entry.set("actor", Json.tree(event.actor()));
        what.remove("type");
        return entry.setAll(what);
    }
}
