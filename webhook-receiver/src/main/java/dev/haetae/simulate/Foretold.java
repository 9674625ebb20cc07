package dev.haetae.simulate;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haetae.contract.Severity;
import dev.haetae.incident.Event;
import dev.haetae.incident.Happening;
import dev.haetae.incident.Incident;
import dev.haetae.incident.State;
import dev.haetae.policy.Because;
import dev.haetae.policy.Mode;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What would become of an incident, and why: the fold of the timeline that it would have.
 *
 * @param playbook null where there is none; {@code playbookBecause} says why
 * @param handedOver why people would have to go on, or null
 * @param timeline null where it would be too much
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Foretold(
        String id,
        State state,
        String service,
        String correlationKey,
        Because correlationBecause,
        Severity severity,
        Because severityBecause,
        String playbook,
        Mode mode,
        Because playbookBecause,
        List<Rung> steps,
        Because handedOver,
        List<Event> timeline) {

    /** Of an incident as it stands, and all that happened to it. */
    public static Foretold of(Incident incident, List<Event> timeline) {
        Optional<Incident.Plan> plan = incident.ifPlanned();
        return new Foretold(
                incident.id(),
                incident.state(),
                incident.service(),
                incident.correlationKey(),
                last(timeline, Happening.Opened.class::isInstance),
                incident.severity(),
                last(timeline, Happening.SeverityDecided.class::isInstance),
                plan.map(Incident.Plan::playbook).orElse(null),
                plan.map(Incident.Plan::mode).orElse(null),
                last(
                        timeline,
                        plan.isPresent()
                                ? Happening.PlaybookChosen.class::isInstance
                                : Happening.NoPlaybook.class::isInstance),
                Rung.of(timeline),
                last(timeline, Happening.HandedOver.class::isInstance),
                timeline);
    }

    /** For where the whole story would be too much. */
    public Foretold withoutTimeline() {
        return new Foretold(
                id,
                state,
                service,
                correlationKey,
                correlationBecause,
                severity,
                severityBecause,
                playbook,
                mode,
                playbookBecause,
                steps,
                handedOver,
                null);
    }

    private static Because last(List<Event> timeline, Predicate<Happening> wanted) {
        return timeline.reversed().stream()
                .filter(event -> wanted.test(event.what()))
                .findFirst()
                .map(Event::because)
                .orElse(null);
    }
}
