package dev.haetae.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * A port for a peer that cannot choose one by itself. It lies below those that the system gives to whoever asks for any,
 * callers included: one of these may be somebody else's by the time that the peer has started. So does the port 10,000 above
 * it, by which the nodes of a Redis Cluster talk.
 */
public final class FreePort {

    private static final int FIRST = 10_000;
    private static final int BEHIND_THE_LAST = 20_000;
    private static final int TRIES = 100;

    private FreePort() {}

    /** Another one each time, so that what is tested at the same time does not find the same. */
    public static int any() {
        return IntStream.generate(() -> ThreadLocalRandom.current().nextInt(FIRST, BEHIND_THE_LAST))
                .limit(TRIES)
                .filter(FreePort::isFree)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "no free port from %d to %d in %d tries".formatted(FIRST, BEHIND_THE_LAST, TRIES)));
    }

    private static boolean isFree(int port) {
        try (ServerSocket listening = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return listening.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
