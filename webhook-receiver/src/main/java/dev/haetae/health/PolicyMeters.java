package dev.haetae.health;

import dev.haetae.rulebook.Rulebook;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Counts reloads of policies, from zero, and says whether the last one went well. */
@ApplicationScoped
class PolicyMeters {

    private static final double MILLIS = 1_000;

    private final Rulebook rulebook;
    private final List<Meter> meters = new ArrayList<>();

    PolicyMeters(Rulebook rulebook) {
        this.rulebook = rulebook;
    }

    void bind(@Observes StartupEvent event, MeterRegistry registry) {
        meters.add(Gauge.builder("haetae.policies.loaded.timestamp", rulebook, PolicyMeters::since)
                .description("When the policies in force came into force")
                .baseUnit("seconds")
                .register(registry));
        meters.add(Gauge.builder(
                        "haetae.policies.last.reload.successful",
                        rulebook,
                        book -> book.refused().isEmpty() ? 1 : 0)
                .description("0 while what lies in the policies' directory was refused")
                .register(registry));
        reloads("loaded", Rulebook::reloads, registry);
        reloads("refused", Rulebook::refusals, registry);
    }

    private static double since(Rulebook rulebook) {
        return rulebook.loaded().since().toEpochMilli() / MILLIS;
    }

    private void reloads(String result, ToDoubleFunction<Rulebook> count, MeterRegistry registry) {
        meters.add(FunctionCounter.builder("haetae.policies.reloads", rulebook, count)
                .tag("result", result)
                .description("Changes of policies, by what came of them")
                .register(registry));
    }

    /** The registry outlives this application when another starts in the same process, and would go on with our figures. */
    void unbind(@Observes ShutdownEvent event, MeterRegistry registry) {
        meters.forEach(registry::remove);
    }
}
