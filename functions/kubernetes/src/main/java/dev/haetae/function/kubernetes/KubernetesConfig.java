package dev.haetae.function.kubernetes;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the Kubernetes API is called, beside what annotations say. The README's table documents it. */
@ConfigMapping(prefix = "haetae.kubernetes")
public interface KubernetesConfig {

    /** How long one request may take, of those that an attempt makes ({@link CoreDependency}); R, internal service. */
    @WithDefault("5s")
    Duration requestTimeout();
}
