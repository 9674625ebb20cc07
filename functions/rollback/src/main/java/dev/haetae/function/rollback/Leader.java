package dev.haetae.function.rollback;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the Argo Rollout that switches a Service or divides a route's traffic, and would undo whatever else does. Pure. */
final class Leader {

    /** What Argo Rollouts writes on the Services that it switches. */
    private static final String MANAGED = "argo-rollouts.argoproj.io/managed-by-rollouts";

    private static final List<String> SERVICES =
            List.of("stableService", "canaryService", "activeService", "previewService");

    private Leader() {}

    static Optional<Owner> of(Manifest object) {
        return object.annotation(MANAGED).or(() -> object.label(MANAGED)).map(Leader::named);
    }

    /** @param rollouts those of its namespace */
    static Optional<Owner> among(List<Manifest> rollouts, Kind kind, String name) {
        return rollouts.stream()
                .filter(rollout -> led(rollout, kind).anyMatch(name::equals))
                .map(rollout -> named(rollout.name()))
                .findFirst();
    }

    private static Owner named(String rollout) {
        return new Owner("Rollout " + rollout, "abort that instead: roll back the Rollout itself", false);
    }

    private static Stream<String> led(Manifest rollout, Kind kind) {
        return switch (kind) {
            case SERVICE ->
                Stream.of("canary", "blueGreen")
                        .flatMap(how -> SERVICES.stream()
                                .flatMap(role -> rollout.text("spec", "strategy", how, role).stream()));
            case HTTP_ROUTE -> routes(rollout, "httpRoute", "httpRoutes", "plugins", "argoproj-labs/gatewayAPI");
            case VIRTUAL_SERVICE -> routes(rollout, "virtualService", "virtualServices", "istio");
            case DEPLOYMENT, STATEFUL_SET, DAEMON_SET, ROLLOUT -> Stream.empty();
        };
    }

    /** One by its name, or several in a list; Istio's one is an object too. */
    private static Stream<String> routes(Manifest rollout, String one, String several, String... where) {
        Map<?, ?> traffic =
                rollout.tree(Stream.concat(Stream.of("spec", "strategy", "canary", "trafficRouting"), Stream.of(where))
                        .toArray());
        Stream<?> more = traffic.get(several) instanceof List<?> list ? list.stream() : Stream.empty();
        return Stream.concat(Stream.ofNullable(traffic.get(one)), more)
                .map(it -> it instanceof Map<?, ?> named ? named.get("name") : it)
                .map(String::valueOf);
    }
}
