package dev.haetae.simulator.store;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * One kind of object the cluster knows, with the subresources it has.
 *
 * @param custom it is defined by a CustomResourceDefinition, which a strategic patch does not know
 */
public record Resource(
        String group,
        String version,
        String plural,
        String singular,
        String kind,
        List<String> shortNames,
        List<String> categories,
        boolean namespaced,
        @JsonProperty("status") boolean hasStatus,
        @JsonProperty("scale") boolean hasScale,
        @JsonProperty("generation") boolean countsGenerations,
        boolean custom) {

    public Resource {
        singular = Objects.requireNonNullElse(singular, kind.toLowerCase(Locale.ROOT));
        shortNames = shortNames == null ? List.of() : List.copyOf(shortNames);
        categories = categories == null ? List.of() : List.copyOf(categories);
    }

    /** The value of {@code apiVersion} in its objects. */
    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /** How messages name it: {@code deployments.apps}. */
    public String qualifiedPlural() {
        return group.isEmpty() ? plural : plural + "." + group;
    }

    /** How messages of validation name it: {@code Deployment.apps}. */
    public String qualifiedKind() {
        return group.isEmpty() ? kind : kind + "." + group;
    }

    @Override
    public String toString() {
        return qualifiedPlural();
    }
}
