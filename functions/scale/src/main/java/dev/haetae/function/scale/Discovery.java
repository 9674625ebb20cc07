package dev.haetae.function.scale;

import io.fabric8.kubernetes.api.model.APIGroup;
import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.api.model.APIResourceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Asks the cluster which kinds it has, and whether they have a scale subresource. It answers or throws as its client does. */
record Discovery(KubernetesClient client) {

    private static final String CORE = "v1";
    private static final String SCALE = "/scale";

    /** By its name alone: a kind that two groups have is none that may be guessed at. */
    Scalability of(String kind) {
        List<Served> all = served().stream()
                .filter(it -> it.resource().getKind().equals(kind))
                .toList();
        if (all.isEmpty()) {
            return new Scalability.Fixed("the cluster has no namespaced kind " + kind);
        }
        if (all.size() > 1) {
            return new Scalability.Fixed("more than one API group has a kind %s: %s"
                    .formatted(kind, all.stream().map(Served::groupVersion).toList()));
        }
        return all.getFirst().scalability();
    }

    private List<Served> served() {
        Stream<String> groups = client.getApiGroups().getGroups().stream()
                .map(Discovery::preferred)
                .distinct();
        return Stream.concat(Stream.of(CORE), groups).flatMap(this::served).toList();
    }

    private static String preferred(APIGroup group) {
        return group.getPreferredVersion() == null
                ? group.getVersions().getFirst().getGroupVersion()
                : group.getPreferredVersion().getGroupVersion();
    }

    /** The objects of a group; the server of an aggregated one may be down, which hinders no other. */
    private Stream<Served> served(String groupVersion) {
        APIResourceList list = resources(groupVersion);
        if (list == null) {
            return Stream.empty();
        }
        List<String> names =
                list.getResources().stream().map(APIResource::getName).toList();
        return list.getResources().stream()
                .filter(it -> !it.getName().contains("/") && Objects.equals(it.getNamespaced(), true))
                .map(it -> new Served(groupVersion, it, names.contains(it.getName() + SCALE)));
    }

    private APIResourceList resources(String groupVersion) {
        try {
            return client.getApiResources(groupVersion);
        } catch (KubernetesClientException answer) {
            if (answer.getCode() == HttpURLConnection.HTTP_UNAVAILABLE) {
                return null;
            }
            throw answer;
        }
    }

    private record Served(String groupVersion, APIResource resource, boolean scales) {

        Scalability scalability() {
            int slash = groupVersion.indexOf('/');
            String group = slash < 0 ? "" : groupVersion.substring(0, slash);
            return scales
                    ? new Scalability.Scalable(Kind.discovered(
                            resource.getKind(), group, groupVersion.substring(slash + 1), resource.getName()))
                    : new Scalability.Fixed("a %s has no scale subresource (%s/%s)"
                            .formatted(resource.getKind(), groupVersion, resource.getName()));
        }
    }
}
