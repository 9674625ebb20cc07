package dev.haetae.simulator.seed;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.haetae.simulator.controller.ControlPlane;
import dev.haetae.simulator.patch.Patch;
import dev.haetae.simulator.store.Address;
import dev.haetae.simulator.store.Admission;
import dev.haetae.simulator.store.Catalog;
import dev.haetae.simulator.store.ObjectStore;
import dev.haetae.simulator.store.Persistence;
import dev.haetae.simulator.store.Resource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Fills a new cluster, chapter by chapter, so that its workloads have a past. */
public record Seed(Catalog catalog, ObjectStore store, Clock clock) {

    private static final List<String> CHAPTERS = List.of(
            "places.yaml",
            "settings.yaml",
            "stateless.yaml",
            "stateful.yaml",
            "jobs.yaml",
            "guards.yaml",
            "release-1.4.2.yaml");

    /** Plants everything; when it returns, all Pods are ready. */
    public void plant(String cluster) throws IOException {
        ControlPlane controlPlane = new ControlPlane(catalog, store, clock, Duration.ZERO);
        for (String chapter : CHAPTERS) {
            plant(chapter, cluster);
            controlPlane.settle();
        }
    }

    private void plant(String chapter, String cluster) throws IOException {
        try (MappingIterator<ObjectNode> objects =
                new YAMLMapper().readerFor(ObjectNode.class).readValues(text(chapter, cluster))) {
            while (objects.hasNext()) {
                plant(objects.next());
            }
        }
    }

    private void plant(ObjectNode given) {
        Resource resource = catalog.ofKind(
                        given.path("apiVersion").asText(), given.path("kind").asText())
                .orElseThrow(() -> new IllegalStateException("The catalog lacks " + given));
        Address at = Address.of(resource, given);
        if (store.find(at).isPresent()) {
            ObjectNode merged = new Patch.Strategic(given).applyTo(store.get(at));
            store.replace(at, merged, Persistence.KEPT);
        } else {
            Admission.fillIn(resource, given);
            Admission.check(at, given);
            store.create(at, given, Persistence.KEPT);
        }
    }

    private static String text(String chapter, String cluster) throws IOException {
        try (InputStream yaml = Seed.class.getResourceAsStream(chapter)) {
            return new String(yaml.readAllBytes(), StandardCharsets.UTF_8).replace("${cluster}", cluster);
        }
    }
}
