package dev.haetae.function.configure;

import dev.haetae.contract.Configure;
import dev.haetae.contract.Target;
import dev.haetae.testkit.AuditLine;
import dev.haetae.testkit.ManualClock;
import dev.haetae.testkit.Patience;
import dev.haetae.testkit.RetryOnConflict;
import dev.haetae.testkit.SimulatedFault;
import dev.haetae.testkit.SimulatorProcess;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** A simulated cluster with a ConfigMap of its own for each test. */
@Singleton
class Bench {

    static final String NAMESPACE = "game-production";
    static final String KEY = "guest-mode";

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

    static Target key(String map, String key) {
        return new Target("production", NAMESPACE, Configure.CONFIG_MAP, map + "/" + key);
    }

    /** Makes all whole and the breakers closed, and answers a key that is off, of a map not used before. */
    Target whole() {
        mend();
        breakers.resetAll();
        String map = "features-" + made.incrementAndGet();
        client.resource(features(map)).create();
        return key(map, KEY);
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

    ConfigMap read(Target target) {
        return map(target).require();
    }

    /** Someone else changes the map. */
    void change(Target target, UnaryOperator<ConfigMapBuilder> how) {
        RetryOnConflict.edit(
                map(target), it -> how.apply(new ConfigMapBuilder(it)).build());
    }

    void set(Target target, String key, String value) {
        change(target, it -> it.addToData(key, value));
    }

    void annotate(Target target, String key, String value) {
        change(target, it -> it.editMetadata().addToAnnotations(key, value).endMetadata());
    }

    List<AuditLine> audit() {
        return simulator.audit();
    }

    /** The patches asked for on one map, accepted or not. */
    List<AuditLine> writes(Target target) {
        return audit().stream()
                .filter(line -> Place.require(target).map().equals(line.name()))
                .filter(line -> line.verb().equals("patch"))
                .toList();
    }

    private Resource<ConfigMap> map(Target target) {
        return client.configMaps()
                .inNamespace(target.namespace())
                .withName(Place.require(target).map());
    }

    private static ConfigMap features(String name) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(NAMESPACE)
                .addToAnnotations(Rule.VALUES + KEY, "on, off, half")
                .endMetadata()
                .addToData(KEY, "off")
                .addToData("pool-size", "20")
                .build();
    }
}
