package dev.haetae.function.rollback;

import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;

/** Where the Kubernetes API has the kinds of which all fields are kept; named here, so that nothing is asked for it. */
final class Resources {

    static final ResourceDefinitionContext DEPLOYMENTS = apps("Deployment", "deployments");
    static final ResourceDefinitionContext STATEFUL_SETS = apps("StatefulSet", "statefulsets");
    static final ResourceDefinitionContext DAEMON_SETS = apps("DaemonSet", "daemonsets");
    static final ResourceDefinitionContext ROLLOUTS = at("argoproj.io", "v1alpha1", "Rollout", "rollouts");
    static final ResourceDefinitionContext REPLICA_SETS = apps("ReplicaSet", "replicasets");
    static final ResourceDefinitionContext CONTROLLER_REVISIONS = apps("ControllerRevision", "controllerrevisions");
    static final ResourceDefinitionContext SERVICES = at("", "v1", "Service", "services");
    static final ResourceDefinitionContext HTTP_ROUTES =
            at("gateway.networking.k8s.io", "v1", "HTTPRoute", "httproutes");
    static final ResourceDefinitionContext VIRTUAL_SERVICES = istio("VirtualService", "virtualservices");
    static final ResourceDefinitionContext DESTINATION_RULES = istio("DestinationRule", "destinationrules");

    private Resources() {}

    private static ResourceDefinitionContext apps(String kind, String plural) {
        return at("apps", "v1", kind, plural);
    }

    private static ResourceDefinitionContext istio(String kind, String plural) {
        return at("networking.istio.io", "v1", kind, plural);
    }

    private static ResourceDefinitionContext at(String group, String version, String kind, String plural) {
        return new ResourceDefinitionContext.Builder()
                .withGroup(group)
                .withVersion(version)
                .withKind(kind)
                .withPlural(plural)
                .withNamespaced(true)
                .build();
    }
}
