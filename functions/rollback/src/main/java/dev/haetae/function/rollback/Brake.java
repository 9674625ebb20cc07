package dev.haetae.function.rollback;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** How a workload is kept from going any further, as its kind has it, and how people let it go on. */
final class Brake {

    private Brake() {}

    static Way stop(Kind kind, Manifest workload, String note, PodSight culprit) {
        List<Map<String, Object>> changes = new ArrayList<>();
        changes.add(noting(workload, note));
        changes.addAll(
                switch (kind) {
                    case DEPLOYMENT, ROLLOUT -> List.of(Way.put("/spec/paused", true));
                    case STATEFUL_SET -> List.of(Way.put("/spec/updateStrategy", from(workload, culprit)));
                    case DAEMON_SET -> List.of(Way.put("/spec/updateStrategy", onDelete(workload)));
                    case SERVICE, HTTP_ROUTE, VIRTUAL_SERVICE -> List.of();
                });
        return new Way(changes, Optional.empty(), null, false, false);
    }

    static String remedy(Kind kind, Manifest workload) {
        String name = workload.name();
        String in = "-n " + workload.meta().getNamespace();
        return switch (kind) {
            case DEPLOYMENT -> "it was paused; to go on: kubectl rollout resume deployment/%s %s".formatted(name, in);
            case ROLLOUT -> "it was paused; to go on: kubectl argo rollouts promote %s %s".formatted(name, in);
            case STATEFUL_SET ->
                "its partition was set so that no lower pod is touched; to go on: kubectl patch statefulset %s %s -p %s"
                        .formatted(name, in, "'{\"spec\":{\"updateStrategy\":{\"rollingUpdate\":{\"partition\":0}}}}'");
            case DAEMON_SET ->
                "its strategy was set to OnDelete, so that no other pod is touched; to go on: kubectl patch daemonset %s %s -p %s"
                        .formatted(name, in, "'{\"spec\":{\"updateStrategy\":{\"type\":\"RollingUpdate\"}}}'");
            case SERVICE, HTTP_ROUTE, VIRTUAL_SERVICE -> "it goes at once, or not at all";
        };
    }

    /** Takes the note of an earlier order off again, which would tell people of what is past. */
    static List<Map<String, Object>> forgetting(Manifest workload) {
        return workload.annotation(Marks.STOPPED)
                .map(_ -> List.of(Map.<String, Object>of("op", "remove", "path", path())))
                .orElse(List.of());
    }

    private static Map<String, Object> noting(Manifest workload, String note) {
        return Objects.requireNonNullElse(workload.meta().getAnnotations(), Map.of())
                        .isEmpty()
                ? Way.put("/metadata/annotations", Map.of(Marks.STOPPED, note))
                : Way.put(path(), note);
    }

    private static String path() {
        return "/metadata/annotations/" + Way.escaped(Marks.STOPPED);
    }

    /** It has no pause. What stands beside the type stays, for when people set it back. */
    private static Map<String, Object> onDelete(Manifest workload) {
        Map<String, Object> strategy = new LinkedHashMap<>(workload.tree("spec", "updateStrategy"));
        strategy.put("type", "OnDelete");
        return strategy;
    }

    /** Pods are replaced from the highest number down, and none below the partition. */
    private static Map<String, Object> from(Manifest workload, PodSight culprit) {
        Map<String, Object> rolling = new LinkedHashMap<>(workload.tree("spec", "updateStrategy", "rollingUpdate"));
        rolling.put(
                "partition",
                culprit.ordinal() - workload.number("spec", "ordinals", "start").orElse(0L));
        Map<String, Object> strategy = new LinkedHashMap<>(workload.tree("spec", "updateStrategy"));
        strategy.put("rollingUpdate", rolling);
        return strategy;
    }
}
