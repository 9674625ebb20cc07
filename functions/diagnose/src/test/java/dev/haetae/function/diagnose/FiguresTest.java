package dev.haetae.function.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Diagnose.Chart;
import dev.haetae.contract.Diagnose.Finding;
import dev.haetae.function.prometheus.Answer;
import dev.haetae.function.prometheus.Prometheus;
import dev.haetae.function.prometheus.PrometheusConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FiguresTest {

    private static final PrometheusConfig NOWHERE = new PrometheusConfig() {
        @Override
        public Optional<String> url() {
            return Optional.of(" ");
        }

        @Override
        public Optional<String> token() {
            return Optional.empty();
        }
    };

    private static final Prometheus UNASKED = new Prometheus() {
        @Override
        public Answer<Double> value(String query, Instant at) {
            throw new AssertionError("nobody is there to be asked");
        }

        @Override
        public Answer<Chart> range(String query, Instant from, Instant to, Duration step) {
            throw new AssertionError("nobody is there to be asked");
        }
    };

    @Test
    void withoutPrometheusOneLineSaysSo() throws Exception {
        List<Gathering.Look> looks = new Figures(UNASKED, NOWHERE)
                .looks(List.of("up", "errors", "latency"), Instant.EPOCH)
                .toList();

        assertThat(looks).hasSize(1);
        assertThat(looks.getFirst().task().call())
                .isEqualTo(new Finding("figures", "none: no Prometheus is configured", null));
        assertThat(new Figures(UNASKED, NOWHERE).looks(List.of(), Instant.EPOCH))
                .isEmpty();
    }
}
