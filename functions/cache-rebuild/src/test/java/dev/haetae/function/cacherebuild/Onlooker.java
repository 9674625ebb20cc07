package dev.haetae.function.cacherebuild;

import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.stream.Stream;

/** Somebody else with a connection of their own to the same Redis. */
final class Onlooker implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final Redis client;

    Onlooker(String url) {
        client = Redis.createClient(vertx, new RedisOptions().setConnectionString(url));
    }

    Redis client() {
        return client;
    }

    /** Null where there is no such key. */
    String get(String key) {
        Response answer = ask(Command.GET, key);
        return answer == null ? null : answer.toString();
    }

    void set(String key, String value) {
        ask(Command.SET, key, value);
    }

    long count(String pattern) {
        return ask(Command.KEYS, pattern).size();
    }

    long ttl(String key) {
        return ask(Command.PTTL, key).toLong();
    }

    /** Everything that was ever changed in this Redis. */
    long changes() {
        return Stream.of(ask(Command.INFO, "persistence").toString().split("\\R"))
                .filter(line -> line.startsWith("rdb_changes_since_last_save:"))
                .mapToLong(line -> Long.parseLong(line.split(":", 2)[1].strip()))
                .sum();
    }

    Response ask(Command command, String... arguments) {
        Request request = Request.cmd(command);
        Stream.of(arguments).forEach(request::arg);
        return client.send(request).toCompletionStage().toCompletableFuture().join();
    }

    @Override
    public void close() {
        client.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
