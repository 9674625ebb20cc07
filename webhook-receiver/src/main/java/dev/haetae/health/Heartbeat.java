package dev.haetae.health;

import dev.haetae.HaetaeConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Tells the dead-man's switch that we live, but only while we truly work: silence is the message that matters. */
@ApplicationScoped
class Heartbeat {

    private static final Logger LOG = Logger.getLogger(Heartbeat.class);

    private final HaetaeConfig config;
    private final Vitals vitals;
    private final DeadMansSwitch outside;
    private final ScheduledExecutorService rhythm = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("haetae-heartbeat").daemon().factory());
    private Future<?> beating = CompletableFuture.completedFuture(null);

    Heartbeat(HaetaeConfig config, Vitals vitals, DeadMansSwitch outside) {
        this.config = config;
        this.vitals = vitals;
        this.outside = outside;
    }

    void start(@Observes StartupEvent event) {
        if (outside.isSet()) {
            long every = config.heartbeat().every().toMillis();
            beating = rhythm.scheduleAtFixedRate(this::beat, 0, every, TimeUnit.MILLISECONDS);
        }
    }

    void beat() {
        if (!vitals.isWorking()) {
            LOG.warn("No heartbeat: this process does not work as it should; /q/health/ready says what is wrong");
            return;
        }
        try {
            outside.reset();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.warnf("The heartbeat was not heard: %s", withoutTheAddress(e));
        }
    }

    /** What complains of an argument quotes it, and the address is a secret. */
    private static String withoutTheAddress(Exception e) {
        return e instanceof IllegalArgumentException ? e.getClass().getName() : e.getMessage();
    }

    void stop(@Observes ShutdownEvent event) {
        beating.cancel(true);
        rhythm.shutdownNow();
    }
}
