package dev.haetae.function.rollback;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A pod template, with all its fields, those that this program does not know too. */
record Template(Map<String, Object> tree) {

    /** Labels that tell the copies apart: a Deployment's, and a Rollout's. */
    static final List<String> HASHES = List.of("pod-template-hash", "rollouts-pod-template-hash");

    private static final String RESTARTED_AT = "kubectl.kubernetes.io/restartedAt";

    /** Without what the controllers of the cluster put into their copies of it. */
    static Template of(Map<String, Object> copy) {
        Map<String, Object> rest = without(copy, List.of("$patch"));
        for (String hash : HASHES) {
            rest = without(rest, List.of("metadata", "labels", hash));
        }
        return new Template(rest);
    }

    Map<?, ?> annotations() {
        return tree.get("metadata") instanceof Map<?, ?> meta && meta.get("annotations") instanceof Map<?, ?> said
                ? said
                : Map.of();
    }

    /** Field by field; what is empty is taken for what is left out, since clients write the one for the other. */
    boolean isSameAs(Template other) {
        return essence(tree).equals(essence(other.tree));
    }

    /** A restart makes another template of the same release, and so does a word about it. */
    boolean isReleaseOf(Template other) {
        return itself().isSameAs(other.itself());
    }

    private Template itself() {
        Map<String, Object> unrestarted = without(tree, List.of("metadata", "annotations", RESTARTED_AT));
        return new Template(without(unrestarted, List.of("metadata", "annotations", Marks.RELEASE)));
    }

    private static Map<String, Object> without(Map<?, ?> tree, List<String> path) {
        Map<String, Object> rest = new LinkedHashMap<>();
        tree.forEach((key, value) -> {
            if (!key.equals(path.getFirst())) {
                rest.put(key.toString(), value);
            } else if (path.size() > 1) {
                rest.put(key.toString(), rest(value, path.subList(1, path.size())));
            }
        });
        return rest;
    }

    private static Object rest(Object value, List<String> path) {
        return value instanceof Map<?, ?> inner ? without(inner, path) : value;
    }

    private static Object essence(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<Object, Object> kept = new LinkedHashMap<>();
                map.forEach((key, inner) -> kept.put(key, essence(inner)));
                kept.values().removeIf(Template::isNothing);
                yield kept;
            }
            case List<?> list -> list.stream().map(Template::essence).toList();
            case null -> List.of();
            default -> value;
        };
    }

    private static boolean isNothing(Object essence) {
        return (essence instanceof Map<?, ?> map && map.isEmpty())
                || (essence instanceof Collection<?> list && list.isEmpty());
    }
}
