package dev.haetae.function.prometheus;

import dev.haetae.contract.Diagnose.Chart;
import java.time.Duration;
import java.time.Instant;

/**
 * What Prometheus knows, asked in PromQL. Each question takes at most 10 s with all its attempts (R4, an internal
 * service). Nothing is thrown, and no answer names a secret.
 */
public interface Prometheus {

    /**
     * One figure.
     *
     * @param query must come to a scalar or to exactly one series
     * @param at as of when; a series that nobody has reported for five minutes by then is none
     * @return a number, perhaps an infinite one, but never NaN
     */
    Answer<Double> value(String query, Instant at);

    /**
     * Figures over time, for people to look at: the first 8 series by name, at most 240 figures each. Whole seconds.
     *
     * @param step between two figures; made longer where there would be more than 240 of them
     */
    Answer<Chart> range(String query, Instant from, Instant to, Duration step);
}
