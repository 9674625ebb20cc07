package dev.haetae.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.haetae.contract.Severity;
import dev.haetae.contract.StatusUpdate;
import dev.haetae.inbox.Delivery;
import dev.haetae.inbox.Fate;
import dev.haetae.inbox.Notice;
import dev.haetae.inbox.Received;
import dev.haetae.policy.Because;
import dev.haetae.policy.Policies;
import dev.haetae.simulate.Foretold;
import dev.haetae.simulate.Rung;
import dev.haetae.simulate.Simulation;
import dev.haetae.simulate.Simulator.Foresight;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What would come of a webhook's body.
 *
 * @param assumed what was taken to be so
 * @param incidents in the modes that their playbooks have; {@code ladder} shows each step as if they were all auto
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SimulationView(
        PoliciesTried policies,
        Instant at,
        List<String> assumed,
        List<AlertSeen> alerts,
        List<IncidentForetold> incidents,
        List<Told> notifications) {

    private static final List<String> ASSUMED = List.of(
            "nothing that is done helps, so that every step is seen",
            "the alerts keep firing, and their source says so whenever it is asked",
            "a workload is ready as soon as it is scaled");

    record PoliciesTried(String origin, String hash) {

        static PoliciesTried of(Policies policies) {
            return new PoliciesTried(policies.origin(), policies.hash());
        }
    }

    /** @param becomes incident, duplicate, suppressed, recorded or late */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AlertSeen(String id, String alert, String becomes, String incident, Because because) {}

    /** @param ladder every step with each guardrail's verdict, were the playbook in mode auto */
    record IncidentForetold(Foretold foretold, List<Rung> ladder, List<JsonNode> timeline) {}

    record Told(Instant at, String incident, String what, Severity severity) {

        static Told of(StatusUpdate update) {
            return new Told(update.at(), update.incident(), word(update.kind()), update.severity());
        }
    }

    static SimulationView of(Policies policies, Instant at, List<? extends Received> received, Foresight foresight) {
        Simulation asItIs = foresight.asItIs();
        return new SimulationView(
                PoliciesTried.of(policies),
                at,
                ASSUMED,
                received.stream().map(one -> seen(one, asItIs.fates())).toList(),
                asItIs.incidents().stream()
                        .map(incident -> foretold(incident, foresight.inEarnest()))
                        .toList(),
                asItIs.told().stream().map(Told::of).toList());
    }

    private static AlertSeen seen(Received one, Map<String, Fate> fates) {
        Fate fate = fates.get(one.id());
        return fate == null
                ? new AlertSeen(one.id(), spoken(one), "pending", null, null)
                : new AlertSeen(one.id(), spoken(one), word(fate.kind()), fate.incident(), fate.because());
    }

    private static IncidentForetold foretold(Foretold incident, Simulation inEarnest) {
        List<Rung> ladder = inEarnest.incidents().stream()
                .filter(other -> other.id().equals(incident.id()))
                .findFirst()
                .map(Foretold::steps)
                .orElse(List.of());
        return new IncidentForetold(
                incident.withoutTimeline(),
                ladder,
                incident.timeline().stream().map(IncidentView::entry).toList());
    }

    private static String spoken(Received one) {
        return switch (one) {
            case Delivery delivery ->
                "%s of %s".formatted(delivery.alert().name(), delivery.alert().service());
            case Notice notice -> notice.type();
        };
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
