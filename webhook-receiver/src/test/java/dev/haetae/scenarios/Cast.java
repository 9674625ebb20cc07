package dev.haetae.scenarios;

import dev.haetae.testkit.AuditLine;
import dev.haetae.testkit.ScriptedHttp;
import dev.haetae.testkit.SimulatorProcess;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whoever takes part in a play beside the receiver, and what plays begin with. */
record Cast(
        SimulatorProcess simulator,
        KubernetesClient cluster,
        RedisPeer redis,
        CacheSource sessions,
        ScriptedHttp prometheus,
        Api api) {

    Stage stage() {
        return new Stage(cluster, redis);
    }

    Stage seeded() {
        return Stage.seeded(cluster, redis);
    }

    /** What anybody but the cluster's own controllers wrote to that Deployment, by its verb. */
    List<String> writesTo(String deployment, Stage stage) {
        return simulator.audit().stream()
                .filter(AuditLine::accepted)
                .filter(line -> "deployments".equals(line.resource())
                        && stage.namespace().equals(line.namespace())
                        && deployment.equals(line.name()))
                .map(AuditLine::verb)
                .toList();
    }

    Story fires(String alert, String service, Stage stage) {
        Map<String, String> labels = new HashMap<>(
                Map.of("alertname", alert, "service", service, "severity", "warning", "cluster", "production"));
        labels.put("namespace", stage.namespace());
        return Story.of(api, labels);
    }
}
