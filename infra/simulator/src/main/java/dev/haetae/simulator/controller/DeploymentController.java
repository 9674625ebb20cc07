package dev.haetae.simulator.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.haetae.simulator.store.ObjectMeta;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives every revision of a Deployment, or of a Rollout, its ReplicaSet, and rolls from one to the next. */
final class DeploymentController implements Reconciler {

    private final Cluster cluster;
    private final ReplicaSets replicaSets;

    DeploymentController(Cluster cluster) {
        this.cluster = cluster;
        this.replicaSets = new ReplicaSets(cluster);
    }

    @Override
    public void step() {
        for (Family family : Family.values()) {
            cluster.all(family.plural()).forEach(it -> step(new Deployment(family, it)));
        }
    }

    private void step(Deployment deployment) {
        History history = history(deployment);
        Optional<ObjectNode> current = current(deployment, history);
        current.ifPresent(it -> roll(deployment, it, history.except(it)));
        report(deployment, current);
        current.ifPresent(it -> history(deployment)
                .outlived(it, deployment.historyLimit())
                .forEach(outlived -> cluster.delete("replicasets", outlived)));
    }

    /** A paused Deployment keeps to the revision it has; one that is aborted goes back to the last that was whole. */
    private Optional<ObjectNode> current(Deployment deployment, History history) {
        if (ArgoStatus.goesBack(deployment)) {
            return history.withHash(ArgoStatus.stable(deployment));
        }
        Optional<ObjectNode> running = history.running(deployment.template());
        if (running.isPresent() || !deployment.isPaused()) {
            return Optional.of(running.map(it -> replicaSets.promote(deployment, it, history))
                    .orElseGet(() -> replicaSets.create(deployment, history)));
        }
        return history.replicaSets().reversed().stream().findFirst();
    }

    private void roll(Deployment deployment, ObjectNode current, List<ObjectNode> old) {
        Map<String, Integer> next = new Rollout(deployment, current, old).nextStep();
        next.forEach((name, replicas) -> cluster.find("replicasets", ObjectMeta.namespace(deployment.object()), name)
                .ifPresent(it -> replicaSets.scale(deployment, it, replicas)));
    }

    private void report(Deployment deployment, Optional<ObjectNode> current) {
        List<ObjectNode> all = history(deployment).replicaSets();
        Optional<ObjectNode> latest = current.flatMap(it -> all.stream()
                .filter(set -> ObjectMeta.uid(set).equals(ObjectMeta.uid(it)))
                .findFirst());
        String ofRevision = deployment.family().revisionAnnotation();
        cluster.change(deployment.family().plural(), deployment.object(), it -> {
            latest.map(set -> set.path("metadata").path("annotations").path(ofRevision))
                    .filter(JsonNode::isTextual)
                    .ifPresent(revision -> ObjectMeta.annotations(it).set(ofRevision, revision));
            DeploymentStatus status = new DeploymentStatus(deployment, all, latest, cluster.instant());
            status.writeTo(it);
            if (deployment.family() == Family.ROLLOUT) {
                new ArgoStatus(deployment, status).writeTo(it);
            }
        });
    }

    private History history(Deployment deployment) {
        return new History(deployment.family(), cluster.ownedBy(deployment.object(), "replicasets"));
    }
}
