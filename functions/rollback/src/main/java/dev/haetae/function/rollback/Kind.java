package dev.haetae.function.rollback;

import dev.haetae.contract.Target;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.Arrays;
import java.util.Optional;

/** The kinds that can be rolled back. */
enum Kind {
    DEPLOYMENT,
    STATEFUL_SET,
    DAEMON_SET,
    ROLLOUT,
    SERVICE,
    HTTP_ROUTE,
    VIRTUAL_SERVICE;

    ResourceDefinitionContext resource() {
        return switch (this) {
            case DEPLOYMENT -> Resources.DEPLOYMENTS;
            case STATEFUL_SET -> Resources.STATEFUL_SETS;
            case DAEMON_SET -> Resources.DAEMON_SETS;
            case ROLLOUT -> Resources.ROLLOUTS;
            case SERVICE -> Resources.SERVICES;
            case HTTP_ROUTE -> Resources.HTTP_ROUTES;
            case VIRTUAL_SERVICE -> Resources.VIRTUAL_SERVICES;
        };
    }

    /** Its revisions are ReplicaSets, whose pods are its own; else they are ControllerRevisions. */
    boolean hasReplicaSets() {
        return this == DEPLOYMENT || this == ROLLOUT;
    }

    /** It replaces its pods one after another, which takes its time. */
    boolean rollsPods() {
        return switch (this) {
            case DEPLOYMENT, STATEFUL_SET, DAEMON_SET, ROLLOUT -> true;
            case SERVICE, HTTP_ROUTE, VIRTUAL_SERVICE -> false;
        };
    }

    static Optional<Kind> of(Target target) {
        return Arrays.stream(values())
                .filter(kind -> kind.resource().getKind().equals(target.kind()))
                .findFirst();
    }

    static Kind known(Target target) {
        return of(target).orElseThrow(() -> new IllegalArgumentException("not to be rolled back: " + target));
    }
}
