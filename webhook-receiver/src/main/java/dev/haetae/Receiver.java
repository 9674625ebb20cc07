package dev.haetae;

import dev.haetae.HaetaeConfig.Cluster.Kind;
import dev.haetae.announce.Announcers;
import dev.haetae.contract.Announcer;
import dev.haetae.contract.OpsFunction;
import dev.haetae.dispatch.Dispatch;
import dev.haetae.dispatch.inprocess.InProcess;
import dev.haetae.escalate.Escalations;
import dev.haetae.health.Ailments;
import dev.haetae.health.Vitals;
import dev.haetae.identity.Access;
import dev.haetae.inbox.Inbox;
import dev.haetae.incident.Incidents;
import dev.haetae.metrics.AnnouncementMeters;
import dev.haetae.metrics.Lateness;
import dev.haetae.policy.Mode;
import dev.haetae.remediate.Approvals;
import dev.haetae.remediate.Automation;
import dev.haetae.remediate.Confirmation;
import dev.haetae.remediate.Figures;
import dev.haetae.remediate.People;
import dev.haetae.remediate.Remediation;
import dev.haetae.retention.Retention;
import dev.haetae.rulebook.Rulebook;
import dev.haetae.rulebook.Watch;
import dev.haetae.simulate.Simulator;
import dev.haetae.simulate.Workbench;
import dev.haetae.store.Store;
import dev.haetae.triage.Episodes;
import dev.haetae.triage.Upstream;
import dev.haetae.work.Surround;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/** Starts Haetae in Quarkus, and lends its parts to the endpoints. */
@ApplicationScoped
class Receiver {

    private static final Logger LOG = Logger.getLogger("haetae");

    private final HaetaeConfig config;
    private final Retention retention;
    private final Store store;
    private final Rulebook rulebook;
    private final Optional<Watch> watch;
    private final Dispatch dispatch;
    private final Haetae haetae;

    Receiver(
            HaetaeConfig config,
            Retention retention,
            Store store,
            Rulebook rulebook,
            @Any Instance<OpsFunction> functions,
            @Any Instance<Announcer> announcers,
            AnnouncementMeters meters,
            Optional<Confirmation> alertmanager,
            Optional<Upstream> upstream,
            Figures figures,
            InstantSource clock) {
        this.config = config;
        this.retention = retention;
        this.store = store;
        this.rulebook = rulebook;
        this.watch = config.policiesDir().map(directory -> new Watch(directory, config.policiesReload(), rulebook));
        this.dispatch = new InProcess(functions);
        var surroundings = new Haetae.Surroundings(
                store,
                rulebook,
                dispatch,
                Announcers.of(announcers.stream().map(meters::counting)),
                alertmanager,
                upstream,
                figures,
                clock,
                Executors.newVirtualThreadPerTaskExecutor(),
                Executors.newVirtualThreadPerTaskExecutor());
        this.haetae = new Haetae(settings(), surroundings);
    }

    private Haetae.Settings settings() {
        boolean simulated = config.cluster().kind() == Kind.SIMULATED;
        Mode mode = config.mode().orElse(simulated ? Mode.AUTO : Mode.OBSERVE);
        var pace = new Remediation.Pace(
                config.engine().poll(),
                config.engine().recheckAfter(),
                config.engine().holdDown(),
                config.engine().heardWithin(),
                config.engine().approvalTime());
        return new Haetae.Settings(
                config.cluster().name(),
                simulated,
                mode,
                config.engine().lease(),
                config.watchdog().missingAfter(),
                config.reconcile().silentFor(),
                retention,
                pace);
    }

    void start(@Observes StartupEvent event, SimulatedCluster simulated, Access access, Surround surround) {
        simulated.check();
        access.check();
        LOG.infof(
                "Haetae acts on the %s cluster '%s' in mode %s; policies: %s; data: %s",
                config.cluster().kind().name().toLowerCase(Locale.ROOT),
                config.cluster().name(),
                settings().mode(),
                rulebook.policies().origin(),
                config.dataDir().toAbsolutePath());
        haetae.surroundedBy(surround);
        haetae.start();
        watch.ifPresent(Watch::start);
        Thread.startVirtualThread(haetae.rehearsal());
    }

    void stop(@Observes ShutdownEvent event) {
        watch.ifPresent(Watch::close);
        haetae.stop();
        store.close();
    }

    @Produces
    @Singleton
    Simulator simulator() {
        return new Simulator(
                new ImaginedReceivers(),
                store,
                dispatch,
                config.cluster().name(),
                settings().mode());
    }

    @Produces
    @Singleton
    Workbench workbench() {
        return new Workbench();
    }

    void clear(@Disposes Workbench workbench) {
        workbench.close();
    }

    @Produces
    @Singleton
    Inbox inbox() {
        return haetae.inbox();
    }

    @Produces
    @Singleton
    Episodes episodes() {
        return haetae.episodes();
    }

    @Produces
    @Singleton
    Incidents incidents() {
        return haetae.incidents();
    }

    @Produces
    @Singleton
    People people() {
        return haetae.people();
    }

    @Produces
    @Singleton
    Escalations escalations() {
        return haetae.escalations();
    }

    @Produces
    @Singleton
    Approvals approvals() {
        return haetae.approvals();
    }

    @Produces
    @Singleton
    Automation automation() {
        return haetae.automation();
    }

    @Produces
    @Singleton
    Vitals vitals() {
        return haetae.vitals();
    }

    @Produces
    @Singleton
    Lateness lateness() {
        return haetae.lateness();
    }

    @Produces
    @Singleton
    Ailments ailments() {
        return haetae.ailments();
    }
}
