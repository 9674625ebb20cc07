package dev.haetae.function.diagnose;

import dev.haetae.function.kubernetes.Sight;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/** What its last release changed, and when. */
@Singleton
class ReleaseFinder implements Finder {

    private final Eyes eyes;

    @Inject
    ReleaseFinder(Eyes eyes) {
        this.eyes = eyes;
    }

    @Override
    public About about() {
        return About.RELEASE;
    }

    @Override
    public boolean looksAt(Scene scene) {
        return switch (scene.kind()) {
            case DEPLOYMENT, STATEFUL_SET, DAEMON_SET, ROLLOUT, POD -> true;
            case FLEET, NODE, SERVICE -> false;
        };
    }

    @Override
    public String find(Scene scene) {
        return switch (scene.object()) {
            case Deployment it -> told(scene, replicaSets(it, it.getSpec().getSelector()));
            case GenericKubernetesResource it -> told(scene, replicaSets(it, Selectors.of(it)));
            case StatefulSet it -> told(scene, revisions(it, it.getSpec().getSelector()));
            case DaemonSet it -> told(scene, revisions(it, it.getSpec().getSelector()));
            default -> ofPod(scene.object());
        };
    }

    private static String told(Scene scene, Sight<List<Release>> sight) {
        return switch (sight) {
            case Sight.Missing<List<Release>>() -> ReleaseReading.NONE;
            case Sight.Blind<List<Release>> blind -> Finder.blind(blind);
            case Sight.Present<List<Release>>(List<Release> releases) -> ReleaseReading.text(releases, scene.now());
        };
    }

    private Sight<List<Release>> replicaSets(HasMetadata it, LabelSelector selector) {
        return eyes.read(client -> client
                .apps()
                .replicaSets()
                .inNamespace(it.getMetadata().getNamespace())
                .withLabelSelector(selector)
                .list()
                .getItems()
                .stream()
                .filter(set -> isOwned(set, it))
                .map(Release::of)
                .toList());
    }

    private Sight<List<Release>> revisions(HasMetadata it, LabelSelector selector) {
        return eyes.read(client -> client
                .apps()
                .controllerRevisions()
                .inNamespace(it.getMetadata().getNamespace())
                .withLabelSelector(selector)
                .list()
                .getItems()
                .stream()
                .filter(revision -> isOwned(revision, it))
                .map(Release::of)
                .toList());
    }

    private static boolean isOwned(HasMetadata object, HasMetadata by) {
        return object.getMetadata().getOwnerReferences().stream()
                .anyMatch(owner -> by.getMetadata().getUid().equals(owner.getUid()));
    }

    private static String ofPod(HasMetadata pod) {
        return pod.getMetadata().getOwnerReferences().stream()
                .filter(owner -> Boolean.TRUE.equals(owner.getController()))
                .map((OwnerReference owner) ->
                        "a pod has none of its own; %s %s made it".formatted(owner.getKind(), owner.getName()))
                .findFirst()
                .orElse("a pod has none of its own, and no workload made it");
    }
}
