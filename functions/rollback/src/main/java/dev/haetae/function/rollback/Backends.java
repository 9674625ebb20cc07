package dev.haetae.function.rollback;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The pods behind the branches of a route. */
record Backends(Reads reads, String namespace, Instant now) {

    /** Of nobody where it is not known who they are: then none of them is known to answer. */
    Health health(Branch branch) {
        return Optional.ofNullable(branch.service())
                .flatMap(it -> reads.service(namespace, it))
                .map(it -> strings(it.tree("spec", "selector")))
                .filter(it -> !it.isEmpty())
                .flatMap(it -> narrowed(it, branch))
                .map(it -> Health.of(reads.pods(namespace, it).stream(), now))
                .orElseGet(Health::none);
    }

    private Optional<Map<String, String>> narrowed(Map<String, String> selector, Branch branch) {
        if (branch.subset() == null) {
            return Optional.of(selector);
        }
        return reads.all(Resources.DESTINATION_RULES, namespace).stream()
                .filter(it -> it.text("spec", "host")
                        .filter(host -> host.split("\\.", 2)[0].equals(branch.service()))
                        .isPresent())
                .flatMap(it -> it.items("spec", "subsets").stream())
                .filter(it -> branch.subset().equals(it.get("name")))
                .findFirst()
                .map(it -> joined(selector, it.get("labels")));
    }

    private static Map<String, String> joined(Map<String, String> selector, Object labels) {
        Map<String, String> both = new LinkedHashMap<>(selector);
        if (labels instanceof Map<?, ?> said) {
            both.putAll(strings(said));
        }
        return both;
    }

    private static Map<String, String> strings(Map<?, ?> tree) {
        Map<String, String> strings = new LinkedHashMap<>();
        tree.forEach((key, value) -> strings.put(String.valueOf(key), String.valueOf(value)));
        return strings;
    }
}
