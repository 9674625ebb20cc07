package dev.haetae.receive;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.Map;

/** One source of each kind, each with an old and a new secret; and one that may send once a second at most. */
public final class SourcesProfile implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> config = new HashMap<>();
        config.put("haetae.sources.am.kind", "alertmanager");
        config.put("haetae.sources.am.bearer", "am-old,am-new");
        config.put("haetae.sources.am.basic", "prom:pass:word");
        config.put("haetae.sources.noisy.kind", "alertmanager");
        config.put("haetae.sources.noisy.bearer", "noisy");
        config.put("haetae.sources.noisy.rate-limit", "1");
        config.put("haetae.sources.dashboards.kind", "grafana");
        config.put("haetae.sources.dashboards.bearer", "graf");
        config.put("haetae.sources.dashboards.basic", "graf:pass");
        config.put("haetae.sources.dashboards.hmac", "graf-hmac-old,graf-hmac-new");
        config.put("haetae.sources.timed.kind", "grafana");
        config.put("haetae.sources.timed.hmac", "timed-hmac");
        config.put("haetae.sources.timed.hmac-timestamp-header", "X-Grafana-Alerting-Timestamp");
        config.put("haetae.sources.pd.kind", "pagerduty");
        config.put("haetae.sources.pd.hmac", "pd-old,pd-new");
        return config;
    }
}
