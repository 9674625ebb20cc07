package dev.haetae.crash;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.haetae.testkit.AuditLine;
import dev.haetae.testkit.SimulatorProcess;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;

/** The game-server zones of the simulated cluster: made as they were before each test, and watched for writes. */
final class Zones {

    static final List<String> ALL = List.of("zone-1", "zone-2", "zone-3");

    private static final String DEPLOYMENTS = "/apis/apps/v1/namespaces/game-production/deployments/";
    private static final int REPLICAS = 2;
    private static final int OK = 200;

    private static final String AS_AUTOSCALER = "/scale?fieldManager=horizontal-pod-autoscaler";

    /** This test's own client. */
    private static final String PERSON = "Java-http-client";

    private final SimulatorProcess cluster;
    private final long since;

    private Zones(SimulatorProcess cluster) {
        this.cluster = cluster;
        ALL.forEach(this::reset);
        this.since = cluster.audit().getLast().seq();
    }

    static Zones untouched(SimulatorProcess cluster) {
        return new Zones(cluster);
    }

    static String deployment(String zone) {
        return "game-server-" + zone;
    }

    /** An autoscaler sets the zone's replicas to what they were; a person's hand would keep automation off. */
    void reset(String zone) {
        cluster.ask("PUT", DEPLOYMENTS + deployment(zone) + AS_AUTOSCALER, BodyPublishers.ofString("""
                {"apiVersion": "autoscaling/v1", "kind": "Scale",
                 "metadata": {"name": "%s", "namespace": "game-production"}, "spec": {"replicas": %d}}
                """.formatted(
                        deployment(zone), REPLICAS)));
    }

    /** The writes to the zone since it was untouched that the cluster took. */
    List<AuditLine> writes(String zone) {
        return cluster.audit().stream()
                .filter(line -> line.seq() > since && line.accepted())
                .filter(line -> line.name().equals(deployment(zone)))
                .toList();
    }

    /** The receivers' writes that the cluster took, each as {@code name from generation to replicas}. */
    List<String> scalings() {
        return cluster.ask("GET", "/simulator/audit", BodyPublishers.noBody())
                .lines()
                .map(Zones::read)
                .filter(line ->
                        line.path("seq").asLong() > since && line.path("code").asInt() == OK)
                .filter(line -> !line.path("user").asText().startsWith(PERSON))
                .map(line -> scaling(line.path("name"), line.at("/before/generation"), line.at("/after/replicas")))
                .toList();
    }

    /** The write that the action would make: what it expects is there once only, since each write moves it. */
    static String scaling(JsonNode action) {
        return scaling(action.at("/target/name"), action.at("/expected/generation"), action.path("replicas"));
    }

    private static String scaling(JsonNode name, JsonNode generation, JsonNode replicas) {
        return "%s %s %s".formatted(name.asText(), generation.asText(), replicas.asText());
    }

    private static JsonNode read(String line) {
        try {
            return new ObjectMapper().readTree(line);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
