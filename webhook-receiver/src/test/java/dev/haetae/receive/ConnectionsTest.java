package dev.haetae.receive;

import static dev.haetae.testkit.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.Practice;
import dev.haetae.testkit.Patience;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whoever only holds connections does not hold us: there is a bound to them, and one that is silent is closed. */
@QuarkusTest
@TestProfile(ConnectionsTest.TwoForASecond.class)
@WithTestResource(Practice.class)
class ConnectionsTest {

    @TestHTTPResource("/")
    URL us;

    public static final class TwoForASecond implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("HAETAE_HTTP_MAX_CONNECTIONS", "2", "HAETAE_HTTP_IDLE_TIMEOUT", "2s");
        }
    }

    private Socket connected() throws IOException {
        Socket socket = new Socket(us.getHost(), us.getPort());
        socket.setSoTimeout(Math.toIntExact(Patience.ENOUGH.toMillis()));
        socket.getOutputStream()
                .write("GET /q/health/live HTTP/1.1\r\nHost: haetae\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static boolean isAnswered(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() >= 0;
        } catch (SocketException reset) {
            return false;
        }
    }

    private boolean isAnotherLetIn() throws IOException {
        try (Socket another = connected()) {
            return isAnswered(another);
        }
    }

    @Test
    void oneTooManyIsTurnedAwayUntilASilentOneIsClosed() throws IOException {
        try (Socket first = connected();
                Socket second = connected()) {
            assertThat(isAnswered(first)).isTrue();
            assertThat(isAnswered(second)).isTrue();
            try (Socket third = connected()) {
                assertThat(isAnswered(third)).isFalse();
            }
            assertThat(first.getInputStream().readAllBytes()).isNotEmpty();
            assertThat(second.getInputStream().readAllBytes()).isNotEmpty();
            // it is seen to be closed here before it is counted as closed there
            await().until(ConnectionsTest.this::isAnotherLetIn);
        }
    }
}
