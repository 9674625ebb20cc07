package dev.haetae.scenarios;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import redis.embedded.core.ExecutableProvider;

/** A real Redis with nothing in it, which keeps nothing on disk. */
record RedisPeer(Process process, int port) implements AutoCloseable {

    static RedisPeer start() {
        try {
            int port = freePort();
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

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    String url() {
        return "redis://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
