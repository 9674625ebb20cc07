package dev.haetae.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * Registers meters, and takes them away at the end: the registry outlives this application when another starts in the
 * same process, and would go on with our figures.
 */
@Singleton
public class Meters {

    private final MeterRegistry registry;
    private final List<Meter> ours = new CopyOnWriteArrayList<>();

    Meters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Counters of one name; see {@link Counters#zero}. */
    public Counters counters(String name, String description, String... keys) {
        return new Counters(keys, tags -> {
            var counter = io.micrometer.core.instrument.Counter.builder(name)
                    .description(description)
                    .tags(tags)
                    .register(registry);
            ours.add(counter);
            return counter;
        });
    }

    void gauge(String name, String description, String unit, Supplier<Number> value, String... tags) {
        ours.add(Gauge.builder(name, value)
                .description(description)
                .baseUnit(unit)
                .tags(tags)
                .register(registry));
    }

    /** A histogram of durations, in seconds, with fixed buckets: so that many receivers can be added up. */
    Timer timer(String name, String description, List<Duration> buckets, String... tags) {
        Timer timer = Timer.builder(name)
                .description(description)
                .tags(tags)
                .serviceLevelObjectives(buckets.toArray(Duration[]::new))
                .register(registry);
        ours.add(timer);
        return timer;
    }

    void remove(@Observes ShutdownEvent event) {
        ours.forEach(registry::remove);
    }
}
