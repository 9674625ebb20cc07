package dev.haetae.function.isolate;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceSpec;
import java.util.Map;
import java.util.Optional;

/**
 * A Service that sends to a pod.
 *
 * @param selector by which labels it finds its pods
 * @param others how many other pods answer for it
 */
record Route(String service, Map<String, String> selector, int others) {

    private static final String BY_NAME = "ExternalName";

    Route {
        selector = Map.copyOf(selector);
    }

    /** The labels by which a Service finds its pods; empty where it has none of its own. */
    static Map<String, String> selector(Service service) {
        return Optional.ofNullable(service.getSpec())
                .filter(spec -> !BY_NAME.equals(spec.getType()))
                .map(ServiceSpec::getSelector)
                .orElse(Map.of());
    }

    static boolean leadsTo(Service service, Map<String, String> labels) {
        Map<String, String> selector = selector(service);
        return !selector.isEmpty() && labels.entrySet().containsAll(selector.entrySet());
    }
}
