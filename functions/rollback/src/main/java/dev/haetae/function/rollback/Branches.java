package dev.haetae.function.rollback;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads from a route, rule by rule, between what it divides its traffic. */
final class Branches {

    private Branches() {}

    static List<List<Branch>> of(Kind kind, Manifest route) {
        return kind == Kind.HTTP_ROUTE
                ? rules(route, "rules", "backendRefs", Branches::backend)
                : rules(route, "http", "route", Branches::destination);
    }

    private interface Reader {
        Branch read(Manifest route, Map<String, Object> item, String path, long unsaid);
    }

    private static List<List<Branch>> rules(Manifest route, String rules, String refs, Reader reader) {
        return IntStream.range(0, route.items("spec", rules).size())
                .mapToObj(rule -> branches(route, List.of("spec", rules, rule, refs), reader))
                .toList();
    }

    private static List<Branch> branches(Manifest route, List<Object> path, Reader reader) {
        List<Map<String, Object>> items = route.items(path.toArray());
        long alone = items.size() == 1 ? Branch.ALL : 0;
        String prefix =
                "/" + String.join("/", path.stream().map(String::valueOf).toList());
        return IntStream.range(0, items.size())
                .mapToObj(it -> reader.read(route, items.get(it), "%s/%d/weight".formatted(prefix, it), alone))
                .toList();
    }

    /** A weight that is left out is 1. */
    private static Branch backend(Manifest route, Map<String, Object> ref, String path, long unsaid) {
        boolean here = Objects.requireNonNullElse(ref.get("namespace"), namespace(route))
                .equals(namespace(route));
        String name = String.valueOf(ref.get("name"));
        return new Branch(name, here ? name : null, null, path, number(ref, 1));
    }

    /** A weight that is left out is all of it for the only one, and else nothing. */
    private static Branch destination(Manifest route, Map<String, Object> item, String path, long unsaid) {
        String host = String.valueOf(GenericKubernetesResource.<Object>get(item, "destination", "host"));
        String subset = GenericKubernetesResource.get(item, "destination", "subset");
        String[] labels = host.split("\\.", 3);
        boolean here = labels.length == 1 || labels[1].equals(namespace(route));
        return new Branch(
                Optional.ofNullable(subset).orElse(labels[0]),
                here ? labels[0] : null,
                subset,
                path,
                number(item, unsaid));
    }

    private static long number(Map<String, Object> item, long unsaid) {
        return item.get("weight") instanceof Number said ? said.longValue() : unsaid;
    }

    private static String namespace(Manifest route) {
        return route.meta().getNamespace();
    }
}
