package dev.haetae.simulator.store;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** All kinds of objects the cluster knows. */
public record Catalog(List<Resource> resources) {

    public Catalog {
        resources = List.copyOf(resources);
    }

    /** The catalog that ships with the simulator. */
    public static Catalog bundled() {
        try (InputStream yaml = Catalog.class.getResourceAsStream("catalog.yaml")) {
            return new Catalog(new YAMLMapper().readValue(yaml, new TypeReference<List<Resource>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The resource served under a group, version and plural name. */
    public Optional<Resource> find(String group, String version, String plural) {
        return resources.stream()
                .filter(it -> it.group().equals(group)
                        && it.version().equals(version)
                        && it.plural().equals(plural))
                .findFirst();
    }

    /** The resource whose objects say this {@code apiVersion} and {@code kind}. */
    public Optional<Resource> ofKind(String apiVersion, String kind) {
        return resources.stream()
                .filter(it -> it.apiVersion().equals(apiVersion) && it.kind().equals(kind))
                .findFirst();
    }

    /** The resource with a plural name, which the simulator itself needs. */
    public Resource require(String plural) {
        return resources.stream()
                .filter(it -> it.plural().equals(plural))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The catalog lacks " + plural));
    }
}
