package dev.haetae.function.rollback;

import dev.haetae.contract.Target;
import java.time.Duration;
import java.util.Map;

/** What share of a time a workload had all its pods ready, in PromQL. */
final class HealthQuery {

    /** A range of less holds too few samples to say anything. */
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    private static final Map<Kind, String> BY_KUBE_STATE_METRICS = Map.of(
            Kind.DEPLOYMENT,
            share("kube_deployment_status_replicas_ready", "kube_deployment_spec_replicas", "deployment"),
            Kind.STATEFUL_SET,
            share("kube_statefulset_status_replicas_ready", "kube_statefulset_replicas", "statefulset"),
            Kind.DAEMON_SET,
            share("kube_daemonset_status_number_ready", "kube_daemonset_status_desired_number_scheduled", "daemonset"),
            Kind.ROLLOUT,
            share("rollout_info_replicas_available", "rollout_info_replicas_desired", "name"));

    private HealthQuery() {}

    /** @param said by kind, what operators set instead */
    static String of(Target target, Map<Kind, String> said, Duration time) {
        Kind kind = Kind.known(target);
        Duration range = time.compareTo(SHORTEST) < 0 ? SHORTEST : time;
        return said.getOrDefault(kind, BY_KUBE_STATE_METRICS.get(kind))
                .replace("{for}", range.toSeconds() + "s")
                .replace("{namespace}", escaped(target.namespace()))
                .replace("{name}", escaped(target.name()));
    }

    /** Where nothing was measured, nothing is known to have been ready. */
    private static String share(String ready, String wanted, String label) {
        String labels = "{namespace=\"{namespace}\",%s=\"{name}\"}".formatted(label);
        return "sum_over_time((max(%s) >= bool max(%s))[{for}:30s]) / count_over_time(vector(1)[{for}:30s])"
                .formatted(ready + labels, wanted + labels);
    }

    /** Within the quotes of PromQL. */
    private static String escaped(String name) {
        return name.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
