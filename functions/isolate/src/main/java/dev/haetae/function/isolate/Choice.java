package dev.haetae.function.isolate;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which labels a pod loses so that no Service sends to it any more. */
final class Choice {

    private Choice() {}

    /**
     * One of each Service's, but none of Agones' own. Rather one that the pod's own controller does not know it by, or that would make another at
     * once; then one that does for most Services.
     *
     * @param controllers the labels by which its controller knows it
     */
    static Set<String> of(List<Route> routes, Set<String> controllers) {
        Comparator<String> best = Comparator.<String, Boolean>comparing(controllers::contains)
                .thenComparing(label -> -uses(label, routes))
                .thenComparing(Comparator.naturalOrder());
        Set<String> chosen = new TreeSet<>();
        routes.stream()
                .map(Choice::free)
                .sorted(Comparator.comparingInt(Set::size))
                .filter(labels -> Collections.disjoint(labels, chosen))
                .forEach(labels -> labels.stream().min(best).ifPresent(chosen::add));
        return chosen;
    }

    /** The labels by which a Service finds a pod, and that the pod can be without. */
    static Set<String> free(Route route) {
        return route.selector().keySet().stream()
                .filter(label -> !GameServers.hasOwn(label))
                .collect(Collectors.toSet());
    }

    private static long uses(String label, List<Route> routes) {
        return routes.stream()
                .filter(route -> route.selector().containsKey(label))
                .count();
    }
}
