package dev.haetae.function.kubernetes;

import dev.haetae.contract.Custody;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads from an object and its namespace whose hands are on it. */
public final class Custodies {

    private static final String ENABLED = "enabled";
    private static final String NOT_PAUSED = "false";

    private Custodies() {}

    /**
     * The same, with the namespace read by {@code client} where the object is in one: a call more, under the time-out
     * of whoever asks. A namespace that cannot be read throws, since doubt forbids.
     *
     * @throws KubernetesClientException as a read of the object itself would
     */
    public static Custody look(KubernetesClient client, HasMetadata object) {
        String namespace = object.getMetadata().getNamespace();
        return of(object, namespace == null ? null : namespace(client, namespace));
    }

    /**
     * A pod's own, heeding what keeps it: people mark a workload, and mean its pods too. The last of its keepers counts,
     * since a ReplicaSet has but copies of its Deployment's marks, which stay when those are taken off. Pure.
     */
    public static Custody under(Custody own, List<HasMetadata> keepers) {
        if (own.ifPaused().isPresent() || keepers.isEmpty()) {
            return own;
        }
        return new Custody(paused(keepers.getLast(), null).orElse(null), own.optedIn(), own.writer(), own.written());
    }

    /** What stands on both; {@code namespace} is null for what is in none, such as a node. Pure. */
    public static Custody of(HasMetadata object, Namespace namespace) {
        Optional<Writers.Writing> last = Writers.lastForeign(object.getMetadata());
        return new Custody(
                paused(object, namespace).orElse(null),
                isOptedIn(object, namespace),
                last.map(Writers.Writing::writer).orElse(null),
                last.map(Writers.Writing::at).orElse(null));
    }

    private static Namespace namespace(KubernetesClient client, String name) {
        return Optional.ofNullable(client.namespaces().withName(name).get())
                .orElseThrow(() -> new KubernetesClientException(
                        "there is no namespace " + name, HttpURLConnection.HTTP_NOT_FOUND, null));
    }

    private static Optional<String> paused(HasMetadata object, Namespace namespace) {
        if (isPaused(object.getMetadata())) {
            return Optional.of(
                    "%s %s".formatted(object.getKind(), object.getMetadata().getName()));
        }
        return Optional.ofNullable(namespace)
                .map(Namespace::getMetadata)
                .filter(Custodies::isPaused)
                .map(meta -> "namespace " + meta.getName());
    }

    private static boolean isPaused(ObjectMeta meta) {
        return in(meta.getAnnotations(), Custody.PAUSE)
                .filter(value -> !NOT_PAUSED.equals(value))
                .isPresent();
    }

    /** What the object says of itself goes before what its namespace says. */
    private static boolean isOptedIn(HasMetadata object, Namespace namespace) {
        return Stream.of(
                        Optional.of(object.getMetadata()),
                        Optional.ofNullable(namespace).map(Namespace::getMetadata))
                .flatMap(Optional::stream)
                .flatMap(meta -> word(meta).stream())
                .findFirst()
                .filter(ENABLED::equals)
                .isPresent();
    }

    private static Optional<String> word(ObjectMeta meta) {
        return in(meta.getAnnotations(), Custody.OPT_IN).or(() -> in(meta.getLabels(), Custody.OPT_IN));
    }

    private static Optional<String> in(Map<String, String> map, String key) {
        return Optional.ofNullable(map).map(present -> present.get(key));
    }
}
