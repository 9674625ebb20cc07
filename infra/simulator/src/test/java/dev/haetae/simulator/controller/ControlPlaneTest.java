package dev.haetae.simulator.controller;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.haetae.simulator.seed.Seed;
import dev.haetae.simulator.store.Address;
import dev.haetae.simulator.store.Catalog;
import dev.haetae.simulator.store.ObjectMeta;
import dev.haetae.simulator.store.ObjectStore;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ControlPlaneTest {

    private final Catalog catalog = Catalog.bundled();
    private final Clock clock = Clock.systemUTC();
    private final ObjectStore store = new ObjectStore(clock);
    private final ControlPlane controlPlane = new ControlPlane(catalog, store, clock, Duration.ZERO);

    @BeforeEach
    void plant() throws IOException {
        new Seed(catalog, store, clock).plant("production");
    }

    @Test
    void anAutoscalerKeepsWhatItOwnsWithinItsBounds() {
        change("matchmaking", it -> it.withObject("/spec").put("replicas", 1));

        controlPlane.settle();

        assertThat(deployment("matchmaking").at("/spec/replicas").asInt()).isEqualTo(3);
        assertThat(pods("matchmaking")).hasSize(3);
    }

    @Test
    void aRecreationNeverMixesRevisions() {
        change(
                "auth-service",
                it -> it.withObject("/spec").putObject("strategy").put("type", "Recreate"));
        release("auth-service", "2.0.0");

        for (int step = 0; step < 20; step++) {
            controlPlane.step();
            assertThat(images("auth-service")).hasSizeLessThanOrEqualTo(1);
        }

        assertThat(images("auth-service")).containsExactly("registry.example/auth-service:2.0.0");
    }

    @Test
    void aRolloutKeepsEnoughPodsReady() {
        release("payment-service", "4.0.0");

        for (int step = 0; step < 40; step++) {
            controlPlane.step();
            assertThat(pods("payment-service").stream().filter(PodStatus::isReady))
                    .hasSizeGreaterThanOrEqualTo(3);
            assertThat(pods("payment-service")).hasSizeLessThanOrEqualTo(4);
        }

        assertThat(images("payment-service")).containsExactly("registry.example/payment-service:4.0.0");
    }

    @Test
    void aPausedDeploymentKeepsItsRevisionButScales() {
        change("auth-service", it -> it.withObject("/spec").put("paused", true).put("replicas", 4));
        release("auth-service", "2.0.0");

        controlPlane.settle();

        assertThat(images("auth-service")).containsExactly("registry.example/auth-service:1.9.1");
        assertThat(pods("auth-service")).hasSize(4);
    }

    @Test
    void aDeploymentThatIsPausedMidWayGoesNoFurther() {
        change("payment-service", it -> annotate(it, "never"));
        release("payment-service", "4.0.0");
        controlPlane.settle();
        change("payment-service", it -> it.withObject("/spec").put("paused", true));
        change("payment-service", it -> annotate(it, "0s"));

        controlPlane.settle();
        assertThat(images("payment-service")).hasSize(2);
        assertThat(pods("payment-service")).hasSize(4);

        change("payment-service", it -> it.withObject("/spec").put("paused", false));
        controlPlane.settle();
        assertThat(images("payment-service")).containsExactly("registry.example/payment-service:4.0.0");
    }

    private static void annotate(ObjectNode workload, String readyAfter) {
        workload.withObject("/metadata/annotations").put("simulator.haetae.dev/ready-after", readyAfter);
    }

    @Test
    void thePastIsKeptUpToItsLimit() {
        IntStream.range(0, 14).forEach(it -> {
            release("auth-service", "3.0." + it);
            controlPlane.settle();
        });

        assertThat(store.list(catalog.require("replicasets"), "game-production").stream()
                        .filter(it -> ObjectMeta.name(it).startsWith("auth-service")))
                .hasSize(11);
    }

    private void release(String name, String tag) {
        change(
                name,
                it -> ((ObjectNode) it.at("/spec/template/spec/containers/0"))
                        .put("image", "registry.example/%s:%s".formatted(name, tag)));
    }

    private void change(String name, Consumer<ObjectNode> change) {
        store.change(at(name), change);
    }

    private ObjectNode deployment(String name) {
        return store.get(at(name));
    }

    private Address at(String name) {
        return new Address(catalog.require("deployments"), "game-production", name);
    }

    private List<ObjectNode> pods(String app) {
        return store.list(catalog.require("pods"), "game-production").stream()
                .filter(it -> ObjectMeta.labels(it).path("app").asText().equals(app))
                .toList();
    }

    private List<String> images(String app) {
        return pods(app).stream()
                .map(it -> it.at("/spec/containers/0/image").asText())
                .distinct()
                .toList();
    }
}
