package dev.haetae.function.isolate;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;

/** What tests practise on. */
final class Drill {

    static final String NAMESPACE = "game-production";

    /** The label by which the workload knows its pods. */
    static final String APP = "app";

    /** A label that only the Service asks for. */
    static final String TRAFFIC = "traffic";

    private Drill() {}

    /** What a Fleet keeps its game servers by. */
    static OwnerReference gameServerSet(String uid) {
        return new OwnerReferenceBuilder()
                .withApiVersion("agones.dev/v1")
                .withKind("GameServerSet")
                .withName("arena")
                .withUid(uid)
                .withController(true)
                .build();
    }

    static Deployment workload(String name) {
        return new DeploymentBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(NAMESPACE)
                .endMetadata()
                .withNewSpec()
                .withReplicas(2)
                .withNewSelector()
                .addToMatchLabels(APP, name)
                .endSelector()
                .withNewTemplate()
                .withNewMetadata()
                .addToLabels(APP, name)
                .addToLabels(TRAFFIC, "live")
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("drill")
                .withImage("registry.example/drill:1")
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
    }

    static Service service(String name) {
        return new ServiceBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(NAMESPACE)
                .endMetadata()
                .withNewSpec()
                .addToSelector(APP, name)
                .addToSelector(TRAFFIC, "live")
                .addNewPort()
                .withPort(80)
                .endPort()
                .endSpec()
                .build();
    }

    static Node node(String name) {
        return new NodeBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withNewSpec()
                .endSpec()
                .withNewStatus()
                .addNewCondition()
                .withType("Ready")
                .withStatus("True")
                .endCondition()
                .endStatus()
                .build();
    }
}
