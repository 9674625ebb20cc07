package dev.haetae.function.isolate;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceSpec;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A Service that sends to a pod.
 *
 * @param selector by which labels it finds its pods
 * @param others how many other pods answer for it
 * @param group how many pods there are for it or should be, this one included, whether they answer or not
 */
record Route(String service, Map<String, String> selector, int others, int group) {

    /** The one that could least do without one more. */
    static final Comparator<Route> SCARCEST = Comparator.comparingDouble(route -> (double) route.others / route.group);

    private static final String BY_NAME = "ExternalName";

    Route {
        selector = Map.copyOf(selector);
    }

    /** @param members all that serve for it, should, or were taken out; this pod may be among them */
    static Route of(Service service, Pod pod, List<Member> members, int wanted) {
        String self = pod.getMetadata().getUid();
        Set<String> others = members.stream()
                .map(Member::uid)
                .filter(uid -> !uid.equals(self))
                .collect(Collectors.toSet());
        long ready = members.stream()
                .filter(it -> it.ready() && others.contains(it.uid()))
                .count();
        int all = others.size() + (Member.isReplaced(pod) ? 0 : 1);
        return new Route(
                service.getMetadata().getName(),
                selector(service),
                (int) ready,
                Math.max((int) ready + 1, Math.max(all, wanted)));
    }

    /** How many of the others are out or do not answer. */
    int away() {
        return group - 1 - others;
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
