package dev.haetae.health;

import dev.haetae.HaetaeConfig;
import dev.haetae.function.prometheus.Backoff;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.faulttolerance.api.CircuitBreakerName;
import io.smallrye.faulttolerance.api.CustomBackoff;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/** The switch outside that raises the alarm when nothing is heard of us. Its address is a secret: it is never logged. */
@ApplicationScoped
class DeadMansSwitch {

    private static final int FIRST_THAT_IS_NO_SUCCESS = 300;
    private static final int FIRST_OF_ITS_OWN_FAULTS = 500;

    /** What is said of a call that may be understood another time. */
    private static final Set<Integer> FOR_NOW = Set.of(408, 429);

    /** It has understood and does not want to: trying again would not change that, nor is it out of order. */
    static final class Refused extends IOException {

        private static final long serialVersionUID = 1L;

        Refused(String said) {
            super(said);
        }
    }

    private final Optional<URI> address;
    private final Duration read;
    private final HttpClient client;

    DeadMansSwitch(HaetaeConfig config) {
        HaetaeConfig.Heartbeat heartbeat = config.heartbeat();
        this.address = heartbeat.url().map(DeadMansSwitch::address);
        this.read = heartbeat.readTimeout();
        this.client = HttpClient.newBuilder()
                .connectTimeout(heartbeat.connectTimeout())
                .build();
    }

    /** Ends the start where nothing could ever be called; what was set is not repeated, since it is a secret. */
    private static URI address(String url) {
        return parsed(url.strip())
                .filter(address -> address.getHost() != null && isHttp(String.valueOf(address.getScheme())))
                .orElseThrow(() -> new ConfigurationException(
                        "haetae.heartbeat.url: is no address that begins with http:// or https:// and names a host"));
    }

    private static Optional<URI> parsed(String url) {
        try {
            return Optional.of(new URI(url));
        } catch (URISyntaxException quotesIt) {
            return Optional.empty();
        }
    }

    private static boolean isHttp(String scheme) {
        return scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https");
    }

    boolean isSet() {
        return address.isPresent();
    }

    /**
     * An ordinary dependency: five failures of the last ten open the breaker for 30 s, three good trials close it. Nobody waits
     * behind it, and one beat at a time is all that there is. An operator overrides any figure by MicroProfile's keys.
     */
    @Timeout(5_000)
    @Retry(
            maxRetries = 2,
            delay = 500,
            jitter = 0,
            maxDuration = 15_000,
            abortOn = {Refused.class, CircuitBreakerOpenException.class})
    @CustomBackoff(Backoff.class)
    @CircuitBreaker(
            requestVolumeThreshold = 10,
            failureRatio = 0.5,
            delay = 30_000,
            successThreshold = 3,
            skipOn = Refused.class)
    @CircuitBreakerName("haetae-heartbeat")
    void reset() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address.orElseThrow())
                .timeout(read)
                .GET()
                .build();
        int status =
                client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        if (status >= FIRST_THAT_IS_NO_SUCCESS) {
            throw failure(status);
        }
    }

    static IOException failure(int status) {
        String said = "it answered " + status;
        return status >= FIRST_OF_ITS_OWN_FAULTS || FOR_NOW.contains(status)
                ? new IOException(said)
                : new Refused(said);
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
