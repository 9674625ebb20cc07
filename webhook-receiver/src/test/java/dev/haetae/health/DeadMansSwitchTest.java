package dev.haetae.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.haetae.HaetaeConfig;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An address that can never be called ends the start, and is not told to whoever reads why. */
class DeadMansSwitchTest {

    private static DeadMansSwitch at(Map<String, String> settings) {
        return new DeadMansSwitch(new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(HaetaeConfig.class)
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(HaetaeConfig.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hook.example/s3cret",
                "ftp://hook.example/s3cret",
                "https:///s3cret",
                "https:s3cret",
                "https://hook.example/s3 cret",
                "\"https://hook.example/s3cret\""
            })
    void whatIsNoAddressEndsTheStart(String url) {
        assertThatThrownBy(() -> at(Map.of("haetae.heartbeat.url", url)))
                .isInstanceOf(ConfigurationException.class)
                .hasNoCause()
                .hasMessageContaining("haetae.heartbeat.url")
                .message()
                .doesNotContain("s3", "hook.example");
    }

    @ParameterizedTest
    @CsvSource({"302, true", "401, true", "404, true", "408, false", "429, false", "500, false", "503, false"})
    void whatWouldBeSaidAgainIsNotAskedAgain(int status, boolean refused) {
        assertThat(DeadMansSwitch.failure(status))
                .hasMessage("it answered " + status)
                .satisfies(failure ->
                        assertThat(failure instanceof DeadMansSwitch.Refused).isEqualTo(refused));
    }

    /** Not by whoever calls: here nobody bounds the attempt. */
    @ParameterizedTest
    @CsvSource({"https, connect-timeout", "http, read-timeout"})
    void howLongItMaySayNothingIsASetting(String scheme, String setting) throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            DeadMansSwitch hasty = at(Map.of(
                    "haetae.heartbeat.url",
                    "%s://localhost:%d/".formatted(scheme, silent.getLocalPort()),
                    "haetae.heartbeat." + setting,
                    "PT0.2S"));

            // the first call of a process takes as long as its classes take to be loaded
            assertThatThrownBy(hasty::reset).isInstanceOf(HttpTimeoutException.class);
            assertTimeoutPreemptively(
                    Duration.ofMillis(1_500),
                    () -> assertThatThrownBy(hasty::reset).isInstanceOf(HttpTimeoutException.class));
        }
    }

    @Test
    void theBlanksAroundItAreNoneOfIt() {
        assertThat(at(Map.of("haetae.heartbeat.url", " HTTPS://hook.example/s3cret?a=b \n"))
                        .isSet())
                .isTrue();
        assertThat(at(Map.of()).isSet()).isFalse();
    }
}
