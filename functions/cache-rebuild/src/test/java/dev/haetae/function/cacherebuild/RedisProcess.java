package dev.haetae.function.cacherebuild;

import static dev.haetae.testkit.Patience.await;

import dev.haetae.testkit.FreePort;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import redis.embedded.core.ExecutableProvider;

/** A real Redis of its own, which may be killed and started again on the same port; it keeps nothing on disk. */
final class RedisProcess implements AutoCloseable {

    private static final String PASSWORD = "s3cr3t-of-the-cache";

    /** What the README asks for, and no more. */
    private static final String ACCOUNT = "user haetae on >" + PASSWORD
            + " ~{*}* +eval +get +set +hget +hset +hmget +hgetall +hexists +sadd +srem +scard +smembers +srandmember"
            + " +pexpire +pttl +del +unlink";

    private static final File EXECUTABLE = executable();

    private final int port;
    private final Path config;
    private Process process;

    private RedisProcess(int port, Path config) {
        this.port = port;
        this.config = config;
    }

    /** @param more lines of its configuration */
    static RedisProcess start(String... more) {
        try {
            int port = FreePort.any();
            Path directory = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "redis");
            Path config = directory.resolve("redis.conf");
            Files.writeString(config, """
                    bind 127.0.0.1
                    port %d
                    dir %s
                    save ""
                    appendonly no
                    %s
                    %s
                    """.formatted(port, directory, ACCOUNT, String.join("\n", more)));
            RedisProcess redis = new RedisProcess(port, config);
            redis.startAgain();
            return redis;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** As the function knows it. */
    String url() {
        return "redis://haetae:%s@127.0.0.1:%d".formatted(PASSWORD, port);
    }

    /** As who may do everything. */
    String ownersUrl() {
        return "redis://127.0.0.1:" + port;
    }

    static String password() {
        return PASSWORD;
    }

    void startAgain() {
        try {
            process = new ProcessBuilder(EXECUTABLE.getPath(), config.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(config.resolveSibling("redis.log").toFile())
                    .start();
            await().until(this::answers);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    void kill() {
        process.destroyForcibly().onExit().join();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        kill();
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static File executable() {
        try {
            return ExecutableProvider.newJarResourceProvider().get();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
