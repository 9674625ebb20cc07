package dev.haetae.receive;

import dev.haetae.HaetaeConfig;
import dev.haetae.HaetaeConfig.Cluster;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Settles who may send before anything is received; a refusal here ends the start. */
@Dependent
class Receiving {

    private static final Logger LOG = Logger.getLogger(Receiving.class);

    /** Before the engine starts to act. */
    private static final int FIRST = 1;

    @Produces
    @Singleton
    Sources sources(SourcesConfig config, HaetaeConfig haetae) {
        return Sources.of(config, haetae.cluster().kind() == Cluster.Kind.SIMULATED);
    }

    void start(@Observes @Priority(FIRST) StartupEvent event, Sources sources, BacklogConfig backlog) {
        Room.check(backlog);
        sources.configured()
                .forEach(source -> LOG.infof(
                        "Source '%s' sends to /webhooks/%s and has %d credentials",
                        source.name(),
                        Source.word(source.kind()),
                        source.credentials().size()));
        warn(sources.open().stream().map(Source::word).toList());
    }

    private static void warn(List<String> open) {
        if (!open.isEmpty()) {
            LOG.warnf(
                    "Anybody may send to %s: no such source is configured, and the cluster is simulated",
                    open.stream().map(kind -> "/webhooks/" + kind).collect(Collectors.joining(", ")));
        }
    }
}
