package dev.haetae.function.restart;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who keeps a workload as it stands in Git: what their controllers mark it with. */
final class Ownership {

    private record Mark(String key, String owner) {}

    /** Helm's label {@code app.kubernetes.io/instance} is none: a release alone reverts nothing. */
    private static final List<Mark> MARKS = List.of(
            new Mark("argocd.argoproj.io/tracking-id", "Argo CD application"),
            new Mark("argocd.argoproj.io/instance", "Argo CD application"),
            new Mark("kustomize.toolkit.fluxcd.io/name", "Flux Kustomization"),
            new Mark("helm.toolkit.fluxcd.io/name", "Flux HelmRelease"));

    private Ownership() {}

    static Optional<String> of(ObjectMeta meta) {
        return MARKS.stream()
                .flatMap(mark ->
                        value(meta, mark.key())
                                .map(value -> "%s %s".formatted(mark.owner(), value.split(":", 2)[0]))
                                .stream())
                .findFirst();
    }

    private static Optional<String> value(ObjectMeta meta, String key) {
        return in(meta.getAnnotations(), key).or(() -> in(meta.getLabels(), key));
    }

    private static Optional<String> in(Map<String, String> map, String key) {
        return Optional.ofNullable(map).map(present -> present.get(key));
    }
}
