package dev.haetae;

import dev.haetae.testkit.HttpScript;
import dev.haetae.testkit.ScriptedHttp;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** All peers that the receiver under test calls but for its cluster, each with a secret, and with little patience for them. */
public final class Outside implements QuarkusTestResourceLifecycleManager {

    static final String SECRET = "not-to-be-seen";

    /** What is called, by which method, and how its settings begin. */
    public enum Peer {
        SLACK("dev.haetae.function.status.SlackApi", "send", "haetae.announce.slack"),
        PAGERDUTY("dev.haetae.function.status.PagerDutyApi", "send", "haetae.announce.pagerduty"),
        STATUSPAGE("dev.haetae.function.status.StatuspageApi", "send", "haetae.announce.statuspage"),
        PROMETHEUS("dev.haetae.function.prometheus.PrometheusApi", "ask", "haetae.prometheus"),
        ALERTMANAGER("dev.haetae.reconcile.AlertmanagerApi", "alerts", "haetae.alertmanager");

        private final String api;
        private final String method;
        private final String settings;

        Peer(String api, String method, String settings) {
            this.api = api;
            this.method = method;
            this.settings = settings;
        }

        /** As metrics call it. */
        String method() {
            return api + "." + method;
        }

        /** As its circuit breaker is called. */
        String breaker() {
            return switch (this) {
                case SLACK, PAGERDUTY, STATUSPAGE -> "announce-" + channel();
                case PROMETHEUS -> "prometheus-reads";
                case ALERTMANAGER -> "alertmanager-alerts";
            };
        }

        /** As policies call it, where people are told over it. */
        String channel() {
            return name().toLowerCase(Locale.ROOT);
        }

        private Map<String, String> figures() {
            String figure = api + "/" + method;
            return Map.of(
                    figure + "/Timeout/value", "1000",
                    figure + "/Retry/delay", "50",
                    figure + "/Retry/jitter", "0",
                    figure + "/CircuitBreaker/delay", "500",
                    "smallrye.faulttolerance.\"" + figure + "\".rate-limit.value", "100000");
        }
    }

    /** What a peer does wrong. */
    public enum Fault {
        REFUSES,
        HANGS,
        BREAKS,
        GARBLES,
        /** For good. */
        DENIES
    }

    /** The peers, each on a port of its own. */
    public record Peers(Map<Peer, ScriptedHttp> all) {

        void works(Peer peer) {
            all.get(peer).always(null);
        }

        /** But for the answer, which repeats what was sent. */
        void does(Peer peer, Fault fault) {
            ScriptedHttp http = all.get(peer);
            switch (fault) {
                case REFUSES -> http.shuts();
                case HANGS -> http.always(HttpScript.hang());
                case BREAKS -> http.always(HttpScript.echo(500));
                case GARBLES -> http.always(HttpScript.echo(200));
                case DENIES -> http.always(HttpScript.echo(403));
            }
        }

        void mends(Peer peer, Fault fault) {
            if (fault == Fault.REFUSES) {
                all.get(peer).opens();
            }
            works(peer);
        }

        /** All that it was sent, also while it did wrong. */
        List<String> said(Peer peer) {
            return all.get(peer).requests().stream()
                    .map(ScriptedHttp.Request::body)
                    .toList();
        }
    }

    private final Peers peers = new Peers(new EnumMap<>(Peer.class));

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(Map.of(
                "haetae.announce.slack.token", "xoxb-" + SECRET,
                "haetae.announce.pagerduty.routing-key", "all-" + SECRET,
                "haetae.announce.pagerduty.levels.executive.routing-key", "cto-" + SECRET,
                "haetae.announce.statuspage.page", "p1",
                "haetae.announce.statuspage.token", "page-" + SECRET,
                "haetae.prometheus.token", "prometheus-" + SECRET));
        Arrays.stream(Peer.values()).forEach(peer -> {
            ScriptedHttp http = new ScriptedHttp();
            http.plays(answers(peer));
            peers.all().put(peer, http);
            settings.put(peer.settings + ".url", http.url().toString());
            settings.putAll(peer.figures());
        });
        return settings;
    }

    private static Function<ScriptedHttp.Request, String> answers(Peer peer) {
        return request -> switch (peer) {
            case SLACK -> "{\"ok\":true,\"channel\":\"C0123ABC\",\"ts\":\"1700000000.000001\"}";
            case PAGERDUTY -> "{\"status\":\"success\"}";
            case STATUSPAGE -> "{\"id\":\"i1\"}";
            case PROMETHEUS -> "{\"status\":\"success\",\"data\":{\"resultType\":\"scalar\",\"result\":[0,\"1\"]}}";
            case ALERTMANAGER ->
                request.uri().getPath().endsWith("/status") ? "{\"uptime\":\"2026-01-01T00:00:00Z\"}" : "[]";
        };
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(peers, new TestInjector.MatchesType(Peers.class));
    }

    @Override
    public void stop() {
        peers.all().values().forEach(ScriptedHttp::close);
    }
}
