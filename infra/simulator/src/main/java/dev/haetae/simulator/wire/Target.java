package dev.haetae.simulator.wire;

import dev.haetae.simulator.store.Address;
import dev.haetae.simulator.store.Catalog;
import dev.haetae.simulator.store.Resource;
import java.util.List;
import java.util.Optional;

/** What a path of the API points at; what it does not name is empty. */
record Target(Resource resource, String namespace, String name, String subresource) {

    static Optional<Target> parse(Catalog catalog, String path) {
        List<String> parts = List.of(path.replaceFirst("^/", "").split("/"));
        return switch (parts.getFirst()) {
            case "api" -> parts.size() < 3 ? Optional.empty() : find(catalog, "", parts.get(1), rest(parts, 2));
            case "apis" ->
                parts.size() < 4 ? Optional.empty() : find(catalog, parts.get(1), parts.get(2), rest(parts, 3));
            default -> Optional.empty();
        };
    }

    private static Optional<Target> find(Catalog catalog, String group, String version, List<String> parts) {
        if (parts.getFirst().equals("namespaces") && parts.size() > 2) {
            Optional<Target> inside = catalog.find(group, version, parts.get(2))
                    .filter(Resource::namespaced)
                    .flatMap(it -> of(it, parts.get(1), rest(parts, 3)));
            if (inside.isPresent()) {
                return inside;
            }
        }
        return catalog.find(group, version, parts.getFirst()).flatMap(it -> of(it, "", rest(parts, 1)));
    }

    private static Optional<Target> of(Resource resource, String namespace, List<String> parts) {
        return switch (parts.size()) {
            case 0 -> Optional.of(new Target(resource, namespace, "", ""));
            case 1 -> Optional.of(new Target(resource, namespace, parts.getFirst(), ""));
            case 2 -> Optional.of(new Target(resource, namespace, parts.getFirst(), parts.get(1)));
            default -> Optional.empty();
        };
    }

    private static List<String> rest(List<String> parts, int from) {
        return parts.subList(from, parts.size());
    }

    Address address() {
        return new Address(resource, namespace, name);
    }
}
