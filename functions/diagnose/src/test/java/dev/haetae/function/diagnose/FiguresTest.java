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
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FiguresTest {

    private static final PrometheusConfig NOWHERE = at(" ");
    private static final PrometheusConfig SOMEWHERE = at("http://prometheus");

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
    void noSecretInALabelIsTold() throws Exception {
        Map<String, List<Double>> series =
                new TreeMap<>(Map.of("url=/login?token=abc", List.of(1.0), "url=/login?token=def", List.of(2.0)));
        Prometheus answering = new Prometheus() {
            @Override
            public Answer<Double> value(String query, Instant at) {
                throw new AssertionError("one figure is not asked for");
            }

            @Override
            public Answer<Chart> range(String query, Instant from, Instant to, Duration step) {
                return new Answer.Value<>(new Chart(query, from, 30, series), "");
            }
        };

        Finding found = new Figures(answering, SOMEWHERE)
                .looks(List.of("up"), Instant.EPOCH)
                .toList()
                .getFirst()
                .task()
                .call();

        assertThat(found.chart().series().keySet())
                .containsExactly("url=/login?token=[hidden]", "url=/login?token=[hidden] (2)");
        assertThat(found.text()).contains("token=[hidden]").doesNotContain("abc", "def");
    }

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

    private static PrometheusConfig at(String url) {
        return new PrometheusConfig() {
            @Override
            public Optional<String> url() {
                return Optional.of(url);
            }

            @Override
            public Optional<String> token() {
                return Optional.empty();
            }

            @Override
            public Duration connectTimeout() {
                return Duration.ofSeconds(1);
            }

            @Override
            public Duration readTimeout() {
                return Duration.ofSeconds(5);
            }
        };
    }
}
