package dev.haetae.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.haetae.contract.Severity;
import dev.haetae.contract.StatusUpdate;
import dev.haetae.inbox.Fate;
import dev.haetae.inbox.Received;
import dev.haetae.policy.Because;
import dev.haetae.policy.Policies;
import dev.haetae.simulate.Comparison;
import dev.haetae.simulate.Foretold;
import dev.haetae.simulate.Rung;
import dev.haetae.simulate.Simulation;
import dev.haetae.simulate.Simulator;
import dev.haetae.simulate.Simulator.Foresight;
import dev.haetae.simulate.Simulator.Looking;
import dev.haetae.simulate.Tally;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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
            "a workload is ready as soon as it is changed");

    private static final String NOT_LOOKED_AT =
            "every workload is there with %d replicas: for policies that are only tried nothing is looked at"
                    .formatted(Simulator.ASSUMED_REPLICAS);

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

    /** @param channels that would hear of it, as policies route it; all of it is written to the log besides */
    record Told(Instant at, String incident, String what, Severity severity, List<String> channels) {

        static Told of(StatusUpdate update, Simulation in) {
            return new Told(
                    update.at(), update.incident(), Tally.word(update.kind()), update.severity(), in.heard(update));
        }
    }

    static SimulationView of(
            Policies policies, Instant at, List<? extends Received> received, Foresight foresight, Looking looking) {
        Simulation asItIs = foresight.asItIs();
        return new SimulationView(
                PoliciesTried.of(policies),
                at,
                assumed(looking),
                received.stream().map(one -> seen(one, asItIs.fates())).toList(),
                asItIs.incidents().stream()
                        .map(incident -> foretold(incident, foresight.inEarnest()))
                        .toList(),
                asItIs.told().stream().map(update -> Told.of(update, asItIs)).toList());
    }

    private static List<String> assumed(Looking looking) {
        return switch (looking) {
            case AT_THE_CLUSTER -> ASSUMED;
            case NOWHERE ->
                Stream.concat(ASSUMED.stream(), Stream.of(NOT_LOOKED_AT)).toList();
        };
    }

    private static AlertSeen seen(Received one, Map<String, Fate> fates) {
        Fate fate = fates.get(one.id());
        return fate == null
                ? new AlertSeen(one.id(), Comparison.spoken(one), "pending", null, null)
                : new AlertSeen(
                        one.id(), Comparison.spoken(one), Tally.word(fate.kind()), fate.incident(), fate.because());
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
}
