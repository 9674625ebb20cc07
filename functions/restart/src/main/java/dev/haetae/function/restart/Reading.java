package dev.haetae.function.restart;

import static dev.haetae.function.restart.Progress.count;

import dev.haetae.contract.Custody;
import dev.haetae.contract.Refusal;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.DaemonSetStatus;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetStatus;
import java.util.Optional;

/** Turns what the Kubernetes API returns of a workload into what the verb cares about. */
final class Reading {

    /** What Kubernetes takes an unsaid {@code spec.replicas} for. */
    private static final int UNSAID = 1;

    private Reading() {}

    static Candidate workload(HasMetadata object) {
        return switch (object) {
            case Deployment it -> deployment(it);
            case StatefulSet it -> statefulSet(it);
            case DaemonSet it -> daemonSet(it);
            default -> throw new IllegalArgumentException("not a workload: " + object.getKind());
        };
    }

    private static Candidate deployment(Deployment it) {
        var status = Optional.ofNullable(it.getStatus()).orElseGet(DeploymentStatus::new);
        var strategy = Optional.ofNullable(it.getSpec().getStrategy());
        int desired = desired(it.getSpec().getReplicas());
        Progress progress = new Progress(
                status.getObservedGeneration(),
                desired,
                count(status.getReplicas()),
                count(status.getUpdatedReplicas()),
                count(status.getReadyReplicas()));
        Optional<Obstacle> paused = Boolean.TRUE.equals(it.getSpec().getPaused())
                ? Optional.of(new Obstacle(Refusal.BUSY, "its rollout is paused; resume it first"))
                : Optional.empty();
        int atOnce = Strategy.ofDeployment(
                strategy.map(said -> said.getType()).orElse(""),
                strategy.map(said -> said.getRollingUpdate())
                        .map(said -> said.getMaxUnavailable())
                        .orElse(null),
                desired);
        return candidate(it.getMetadata(), it.getSpec().getTemplate(), progress, paused, atOnce);
    }

    private static Candidate statefulSet(StatefulSet it) {
        var status = Optional.ofNullable(it.getStatus()).orElseGet(StatefulSetStatus::new);
        var strategy = Optional.ofNullable(it.getSpec().getUpdateStrategy());
        int desired = desired(it.getSpec().getReplicas());
        Progress progress = new Progress(
                status.getObservedGeneration(),
                desired,
                count(status.getReplicas()),
                count(status.getUpdatedReplicas()),
                count(status.getReadyReplicas()));
        int atOnce = Strategy.ofNumbered(
                strategy.map(said -> said.getRollingUpdate())
                        .map(said -> said.getMaxUnavailable())
                        .orElse(null),
                desired);
        Optional<Obstacle> own = byHand(strategy.map(said -> said.getType()))
                .or(() -> parted(strategy.map(said -> said.getRollingUpdate()).map(said -> said.getPartition())));
        return candidate(it.getMetadata(), it.getSpec().getTemplate(), progress, own, atOnce);
    }

    private static Candidate daemonSet(DaemonSet it) {
        var status = Optional.ofNullable(it.getStatus()).orElseGet(DaemonSetStatus::new);
        var strategy = Optional.ofNullable(it.getSpec().getUpdateStrategy());
        int desired = count(status.getDesiredNumberScheduled());
        Progress progress = new Progress(
                status.getObservedGeneration(),
                desired,
                count(status.getCurrentNumberScheduled()),
                count(status.getUpdatedNumberScheduled()),
                count(status.getNumberReady()));
        int atOnce = Strategy.ofNumbered(
                strategy.map(said -> said.getRollingUpdate())
                        .map(said -> said.getMaxUnavailable())
                        .orElse(null),
                desired);
        Optional<Obstacle> byHand = byHand(strategy.map(said -> said.getType()));
        return candidate(it.getMetadata(), it.getSpec().getTemplate(), progress, byHand, atOnce);
    }

    private static Candidate candidate(
            ObjectMeta meta, PodTemplateSpec template, Progress progress, Optional<Obstacle> own, int atOnce) {
        return new Candidate(
                progress.rollout(meta, new Template(template)),
                meta.getResourceVersion(),
                Keeper.of(meta),
                own.or(() -> underWay(meta, progress)),
                atOnce,
                Custody.NOBODY);
    }

    private static Optional<Obstacle> underWay(ObjectMeta meta, Progress progress) {
        return progress.isUnderWay(meta)
                ? Optional.of(new Obstacle(
                        Refusal.BUSY,
                        "a rollout is under way: %d of %d pods are of its template"
                                .formatted(progress.updated(), progress.all())))
                : Optional.empty();
    }

    private static Optional<Obstacle> byHand(Optional<String> type) {
        return type.filter("OnDelete"::equals)
                .map(said ->
                        new Obstacle(Refusal.UNSUPPORTED, "its strategy is OnDelete: nothing would restart by itself"));
    }

    private static Optional<Obstacle> parted(Optional<Integer> partition) {
        return partition
                .filter(from -> from > 0)
                .map(from -> new Obstacle(
                        Refusal.UNSUPPORTED,
                        "its strategy has partition %d: no pod of a lower number would restart".formatted(from)));
    }

    private static int desired(Integer said) {
        return said == null ? UNSAID : said;
    }
}
