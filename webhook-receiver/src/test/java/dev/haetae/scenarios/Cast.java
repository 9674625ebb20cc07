package dev.haetae.scenarios;

import dev.haetae.testkit.ScriptedHttp;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.HashMap;
import java.util.Map;

/** Whoever takes part in a play beside the receiver, and what plays begin with. */
record Cast(KubernetesClient cluster, RedisPeer redis, CacheSource sessions, ScriptedHttp prometheus, Api api) {

    Stage stage() {
        return new Stage(cluster, redis);
    }

    Stage seeded() {
        return Stage.seeded(cluster, redis);
    }

    Story fires(String alert, String service, Stage stage) {
        Map<String, String> labels = new HashMap<>(
                Map.of("alertname", alert, "service", service, "severity", "warning", "cluster", "production"));
        labels.put("namespace", stage.namespace());
        return Story.of(api, labels);
    }
}
