package dev.haetae.figures;

import dev.haetae.function.prometheus.Prometheus;
import dev.haetae.remediate.Figures;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Asks Prometheus. What it does not know, or has more than one figure for, is doubt. */
@ApplicationScoped
class AskPrometheus implements Figures {

    private final Prometheus prometheus;

    AskPrometheus(Prometheus prometheus) {
        this.prometheus = prometheus;
    }

    @Override
    public Answer ask(String promql, Instant at) {
        return switch (prometheus.value(promql, at)) {
            case dev.haetae.function.prometheus.Answer.Value<Double> value -> new Answer.Value(value.value());
            case dev.haetae.function.prometheus.Answer.Nothing<Double> nothing -> new Answer.Nothing();
            case dev.haetae.function.prometheus.Answer.Unclear<Double> unclear -> new Answer.Unknown(unclear.detail());
        };
    }
}
