package dev.haetae.function.runjob;

import static org.awaitility.Awaitility.await;

import dev.haetae.contract.RunJob;
import dev.haetae.contract.Target;
import dev.haetae.testkit.AuditLine;
import dev.haetae.testkit.ManualClock;
import dev.haetae.testkit.Patience;
import dev.haetae.testkit.RetryOnConflict;
import dev.haetae.testkit.SimulatedFault;
import dev.haetae.testkit.SimulatorProcess;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.CronJobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** A simulated cluster with a CronJob of its own for each test. */
@Singleton
class Bench {

    static final String NAMESPACE = "game-production";
    static final String SAID = "simulator.haetae.dev/log";
    static final String RESULT = "simulator.haetae.dev/result";
    static final String READY_AFTER = "simulator.haetae.dev/ready-after";

    private final SimulatorProcess simulator;
    private final KubernetesClient client;
    private final CircuitBreakerMaintenance breakers;
    private final ManualClock clock;
    private final AtomicInteger made = new AtomicInteger();

    Bench(SimulatorProcess simulator, KubernetesClient client, CircuitBreakerMaintenance breakers, ManualClock clock) {
        this.simulator = simulator;
        this.client = client;
        this.breakers = breakers;
        this.clock = clock;
        Patience.isGivenByAll();
    }

    static Target cronJob(String name) {
        return new Target("production", NAMESPACE, RunJob.CRON_JOB, name);
    }

    /** Makes all whole and the breakers closed, and answers a CronJob that was not used before. */
    Target whole() {
        mend();
        breakers.resetAll();
        Target target = cronJob("drill-" + made.incrementAndGet());
        create(target);
        return target;
    }

    void create(Target target) {
        client.resource(drill(target.name())).create();
    }

    void delete(Target target) {
        found(target).delete();
        await().until(() -> found(target).get() == null && jobs(target).isEmpty());
    }

    ManualClock clock() {
        return clock;
    }

    CircuitBreakerMaintenance breakers() {
        return breakers;
    }

    void fault(SimulatedFault fault) {
        simulator.fault(fault);
    }

    void mend() {
        simulator.mend();
    }

    /** How the simulator is to play its Jobs, and what people mark it with. */
    void annotate(Target target, Map<String, String> annotations) {
        change(target, it -> it.editMetadata().addToAnnotations(annotations).endMetadata());
    }

    void change(Target target, UnaryOperator<CronJobBuilder> how) {
        RetryOnConflict.edit(
                found(target), it -> how.apply(new CronJobBuilder(it)).build());
    }

    /** Its Jobs. */
    List<Job> jobs(Target target) {
        return client.batch()
                .v1()
                .jobs()
                .inNamespace(NAMESPACE)
                .withLabel("app", target.name())
                .list()
                .getItems();
    }

    KubernetesClient client() {
        return client;
    }

    List<AuditLine> audit() {
        return simulator.audit();
    }

    /** The Jobs asked for in a CronJob's name, accepted or not. */
    List<AuditLine> writes(Target target) {
        return audit().stream()
                .filter(line -> "jobs".equals(line.resource()) && line.verb().equals("create"))
                .filter(line -> line.name().startsWith(target.name() + "-"))
                .toList();
    }

    private Resource<CronJob> found(Target target) {
        return client.batch().v1().cronjobs().inNamespace(target.namespace()).withName(target.name());
    }

    private static CronJob drill(String name) {
        return new CronJobBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(NAMESPACE)
                .endMetadata()
                .withNewSpec()
                .withSchedule("0 4 31 2 *")
                .withConcurrencyPolicy("Forbid")
                .withNewJobTemplate()
                .withNewMetadata()
                .addToLabels("app", name)
                .endMetadata()
                .withNewSpec()
                .withBackoffLimit(0)
                .withNewTemplate()
                .withNewSpec()
                .withRestartPolicy("Never")
                .addNewContainer()
                .withName("drill")
                .withImage("registry.example/drill:1")
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec()
                .endJobTemplate()
                .endSpec()
                .build();
    }
}
