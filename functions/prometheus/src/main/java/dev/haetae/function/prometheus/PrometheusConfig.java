package dev.haetae.function.prometheus;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Where Prometheus is; without an address nothing is asked. The README's table documents it. */
@ConfigMapping(prefix = "haetae.prometheus")
public interface PrometheusConfig {

    /**
     * Such as {@code https://prometheus.example/prefix}. It may hold {@code user:password@}, and is then a secret; so it is
     * text here, since whoever fails to convert a value shows it.
     */
    Optional<String> url();

    /** A bearer token; a secret. */
    Optional<String> token();

    /** How long connecting may take; R, internal service. */
    @WithDefault("1s")
    Duration connectTimeout();

    /** How long its answer may take, of what an attempt may ({@link PrometheusApi}); R, internal service. */
    @WithDefault("5s")
    Duration readTimeout();
}
