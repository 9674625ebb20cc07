package dev.haetae.scenarios;

import dev.haetae.testkit.ScriptedHttp;
import dev.haetae.testkit.SimulatorProcess;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The whole receiver beside a simulated cluster, a scripted Prometheus and an empty Redis, in mode {@code auto} with the shipped
 * playbooks; one start for all classes that ask for it. Only the times are shorter than they ship.
 */
public final class Scenery implements QuarkusTestProfile {

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(Peers.class));
    }

    @Override
    public boolean disableGlobalTestResources() {
        return true;
    }

    /** What the receiver talks to. */
    public static final class Peers implements QuarkusTestResourceLifecycleManager {

        private SimulatorProcess simulator;
        private ScriptedHttp prometheus;
        private RedisPeer redis;
        private CacheSource sessions;

        @Override
        public Map<String, String> start() {
            simulator = SimulatorProcess.start();
            prometheus = new ScriptedHttp();
            redis = RedisPeer.start();
            sessions = CacheSource.start();
            Path directory = directory();
            return Map.ofEntries(
                    Map.entry(
                            "quarkus.kubernetes-client.api-server-url",
                            simulator.url().toString()),
                    Map.entry("haetae.cluster.kind", "simulated"),
                    Map.entry("haetae.data-dir", directory.resolve("data").toString()),
                    Map.entry(
                            "haetae.policies-dir",
                            ShorterTimes.in(directory, sessions.url()).toString()),
                    Map.entry("haetae.prometheus.url", prometheus.url().toString()),
                    Map.entry("dev.haetae.function.prometheus.PrometheusApi/ask/Retry/delay", "50"),
                    Map.entry("haetae.engine.poll", "300ms"),
                    // midway between what is done and the time it has to help, which others may need on either side
                    Map.entry("haetae.engine.recheck-after", "3s"),
                    Map.entry("haetae.cache.redis", redis.url()),
                    Map.entry("haetae.cache-rebuild.source.delay", "50ms"),
                    Map.entry("haetae.cache-rebuild.source.open", "2s"),
                    Map.entry("haetae.rollback.good-after", "1s"),
                    // the scripted one measures no workloads, and dies in one of the plays
                    Map.entry("haetae.rollback.ask-prometheus", "false"));
        }

        private static Path directory() {
            try {
                return Files.createTempDirectory("haetae-scenarios");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void inject(TestInjector injector) {
            injector.injectIntoFields(simulator, new TestInjector.MatchesType(SimulatorProcess.class));
            injector.injectIntoFields(redis, new TestInjector.MatchesType(RedisPeer.class));
            injector.injectIntoFields(sessions, new TestInjector.MatchesType(CacheSource.class));
            injector.injectIntoFields(prometheus, new TestInjector.MatchesType(ScriptedHttp.class));
        }

        @Override
        public void stop() {
            simulator.close();
            prometheus.close();
            redis.close();
            sessions.close();
        }
    }
}
