package dev.haetae.function.prometheus;

import dev.haetae.contract.Diagnose.Chart;
import dev.haetae.contract.Failure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

/** Asks over HTTP. There is no last good answer to fall back on (R3): an old figure is none, so the fallback says why. */
@ApplicationScoped
class HttpPrometheus implements Prometheus {

    private final PrometheusConfig config;
    private final PrometheusApi api;

    @Inject
    HttpPrometheus(PrometheusConfig config, PrometheusApi api) {
        this.config = config;
        this.api = api;
    }

    @Override
    @Timeout(PrometheusApi.TOTAL_MILLIS)
    @Fallback(fallbackMethod = "unanswered")
    public Answer<Double> value(String query, Instant at) {
        return asking(address -> Reading.value(api.ask(address, Question.at(query, at)), at));
    }

    @Override
    @Timeout(PrometheusApi.TOTAL_MILLIS)
    @Fallback(fallbackMethod = "unanswered")
    public Answer<Chart> range(String query, Instant from, Instant to, Duration step) {
        Grid grid = Grid.of(from, to, step);
        return asking(address -> Charting.chart(query, api.ask(address, Question.over(query, grid)), grid));
    }

    Answer<Double> unanswered(String query, Instant at, Throwable thrown) {
        return unclear(thrown);
    }

    Answer<Chart> unanswered(String query, Instant from, Instant to, Duration step, Throwable thrown) {
        return unclear(thrown);
    }

    private <T> Answer<T> asking(Function<Address, Answer<T>> question) {
        Optional<String> url = config.url().filter(text -> !text.isBlank());
        if (url.isEmpty()) {
            return new Answer.Unclear<>(Failure.UNEXPECTED, "no Prometheus is configured");
        }
        return Address.of(url.get(), config.token())
                .map(question)
                .orElseGet(() -> new Answer.Unclear<>(
                        Failure.UNEXPECTED, "haetae.prometheus.url is not an address such as https://host:port"));
    }

    private static <T> Answer<T> unclear(Throwable thrown) {
        return switch (thrown) {
            case Trouble trouble -> new Answer.Unclear<>(trouble.reason(), trouble.getMessage());
            case TimeoutException _ -> new Answer.Unclear<>(Failure.TIMEOUT, "it did not answer in time");
            case CircuitBreakerOpenException _ ->
                new Answer.Unclear<>(Failure.BREAKER_OPEN, "it failed lately and is left alone");
            case BulkheadException _ -> new Answer.Unclear<>(Failure.OVERLOADED, "too many questions at once");
            default ->
                new Answer.Unclear<>(Failure.UNEXPECTED, thrown.getClass().getName());
        };
    }
}
