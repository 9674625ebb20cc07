package dev.haetae.function.kubernetes;

import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.OwnerReference;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Who keeps an object as they want it: who follows Git, by their marks, and what it was made by. Pure. */
public final class Ownership {

    private record Mark(String key, String owner) {}

    private static final String ARGO_CD = "Argo CD application";

    private static final List<Mark> MARKS = List.of(
            new Mark("argocd.argoproj.io/tracking-id", ARGO_CD),
            new Mark("argocd.argoproj.io/instance", ARGO_CD),
            new Mark("kustomize.toolkit.fluxcd.io/name", "Flux Kustomization"),
            new Mark("helm.toolkit.fluxcd.io/name", "Flux HelmRelease"));

    /** Helm sets it as well, and a release alone reverts nothing: it is a mark only where Argo CD wrote the object. */
    private static final Mark INSTANCE = new Mark("app.kubernetes.io/instance", ARGO_CD);

    /** The field manager of Argo CD's application controller. */
    private static final String ARGO_CD_WRITER = "argocd-controller";

    private Ownership() {}

    /**
     * What made it and has it as it wants, as people read it, such as the {@code MongoDBCommunity game} of an operator that
     * has a StatefulSet; empty where nothing did.
     */
    public static Optional<String> controller(ObjectMeta meta) {
        return Objects.requireNonNullElse(meta.getOwnerReferences(), List.<OwnerReference>of()).stream()
                .filter(owner -> Boolean.TRUE.equals(owner.getController()))
                .map(owner -> "%s %s".formatted(owner.getKind(), owner.getName()))
                .findFirst();
    }

    /** Its keeper as people read it, such as {@code Argo CD application shop}; empty where nobody marked it. */
    public static Optional<String> of(ObjectMeta meta) {
        Stream<Mark> telling = isWrittenByArgoCd(meta) ? Stream.of(INSTANCE) : Stream.empty();
        return Stream.concat(MARKS.stream(), telling)
                .flatMap(mark ->
                        value(meta, mark.key())
                                .map(value -> "%s %s".formatted(mark.owner(), value.split(":", 2)[0]))
                                .stream())
                .findFirst();
    }

    private static boolean isWrittenByArgoCd(ObjectMeta meta) {
        return Objects.requireNonNullElse(meta.getManagedFields(), List.<ManagedFieldsEntry>of()).stream()
                .anyMatch(entry -> ARGO_CD_WRITER.equals(entry.getManager()));
    }

    private static Optional<String> value(ObjectMeta meta, String key) {
        return in(meta.getAnnotations(), key).or(() -> in(meta.getLabels(), key));
    }

    private static Optional<String> in(Map<String, String> map, String key) {
        return Optional.ofNullable(map).map(present -> present.get(key));
    }
}
