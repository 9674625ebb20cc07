package dev.haetae.function.isolate;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What we leave on something that we take out, as the JSON of an annotation.
 *
 * @param order whose work it is
 * @param labels what was taken off a pod; empty for a node
 */
record Mark(String order, Map<String, String> labels) {

    static final String ANNOTATION = "haetae.dev/isolated";

    /** On a pod beside the annotation, by which nobody can ask: of thousands only those that are out are listed. */
    static final String LABEL = "haetae.dev/out";

    static final String IS_OUT = "true";

    private static final String ORDER = "order";
    private static final String LABELS = "labels";
    private static final KubernetesSerialization JSON = new KubernetesSerialization();

    Mark {
        labels = Map.copyOf(labels);
    }

    String json() {
        return JSON.asJson(Map.of(ORDER, order, LABELS, labels));
    }

    /** Empty where it is not as we write it: somebody else's hand was on it. */
    static Optional<Mark> read(String annotation) {
        try {
            return Optional.ofNullable(JSON.unmarshal(annotation, Map.class)).flatMap(Mark::from);
        } catch (KubernetesClientException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<Mark> from(Map<?, ?> said) {
        return said.get(ORDER) instanceof String order && said.get(LABELS) instanceof Map<?, ?> labels
                ? Optional.of(new Mark(order, strings(labels)))
                : Optional.empty();
    }

    private static Map<String, String> strings(Map<?, ?> labels) {
        return labels.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> String.valueOf(entry.getKey()), entry -> String.valueOf(entry.getValue())));
    }
}
