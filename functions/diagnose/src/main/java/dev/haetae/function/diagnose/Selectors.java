package dev.haetae.function.diagnose;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** By which labels pods are known, of what is no workload of Kubernetes' own; null where nothing says. */
final class Selectors {

    /** Agones' label on all that a Fleet has. */
    private static final String FLEET = "agones.dev/fleet";

    private static final Pattern LABELS = Pattern.compile("[\\w./-]+=[\\w.-]*(,[\\w./-]+=[\\w.-]*)*");

    private static final KubernetesSerialization JSON = new KubernetesSerialization();

    private Selectors() {}

    /** A Fleet's by its name, a Rollout's as it says. */
    static LabelSelector of(GenericKubernetesResource object) {
        if (object.getKind().equals("Fleet")) {
            return matching(Map.of(FLEET, object.getMetadata().getName()));
        }
        Object selector = object.get("spec", "selector");
        return selector == null ? said(object) : JSON.convertValue(selector, LabelSelector.class);
    }

    /** A Rollout that takes its template from elsewhere tells its selector in its status, for autoscalers. */
    private static LabelSelector said(GenericKubernetesResource rollout) {
        return rollout.get("status", "selector") instanceof String labels
                        && LABELS.matcher(labels).matches()
                ? matching(Arrays.stream(labels.split(","))
                        .map(one -> one.split("=", 2))
                        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (one, _) -> one)))
                : null;
    }

    /** A Service without one is listed by hand, or stands for a name elsewhere. */
    static LabelSelector of(Service service) {
        Map<String, String> selector =
                service.getSpec() == null ? null : service.getSpec().getSelector();
        return selector == null || selector.isEmpty() ? null : matching(selector);
    }

    private static LabelSelector matching(Map<String, String> labels) {
        return new LabelSelectorBuilder().withMatchLabels(labels).build();
    }
}
