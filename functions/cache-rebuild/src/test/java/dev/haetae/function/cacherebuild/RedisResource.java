package dev.haetae.function.cacherebuild;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** The Redis of the tests, known to the application as an operator would make it known. */
public class RedisResource implements QuarkusTestResourceLifecycleManager {

    private RedisProcess redis;

    @Override
    public Map<String, String> start() {
        redis = RedisProcess.start();
        return Map.of("haetae.cache.redis", redis.url());
    }

    @Override
    public void stop() {
        redis.close();
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(redis, new TestInjector.MatchesType(RedisProcess.class));
    }
}
