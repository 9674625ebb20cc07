package dev.haetae.scenarios;

import dev.haetae.testkit.FreePort;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import redis.embedded.core.ExecutableProvider;

/** A real Redis with nothing in it, which keeps nothing on disk. */
record RedisPeer(Process process, int port) implements AutoCloseable {

    /** How Redis says that there is no such key. */
    private static final String NOTHING = "$-1";

    static RedisPeer start() {
        try {
            int port = FreePort.any();
            File executable = ExecutableProvider.newJarResourceProvider().get();
            Process process = new ProcessBuilder(
                            executable.getPath(), "--bind", "127.0.0.1", "--port", Integer.toString(port), "--save", "")
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.DISCARD)
                    .start();
            return new RedisPeer(process, port);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    String url() {
        return "redis://127.0.0.1:" + port;
    }

    /** What stands under a key; empty where there is none. */
    Optional<String> read(String key) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write("GET %s\r\n".formatted(key).getBytes(StandardCharsets.US_ASCII));
            var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            return answer.readLine().equals(NOTHING) ? Optional.empty() : Optional.of(answer.readLine());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** As it was at first. */
    void forgets() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write("FLUSHALL\r\n".getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().read();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
