package dev.haetae.function.prometheus;

import io.smallrye.config.ConfigMapping;
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
}
