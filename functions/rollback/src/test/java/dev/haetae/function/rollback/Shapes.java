package dev.haetae.function.rollback;

import dev.haetae.contract.Custody;
import dev.haetae.function.kubernetes.Sight;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.time.Duration;
import java.time.Instant;

/** Objects as they stand in YAML, and how they are read. */
final class Shapes {

    static final Instant NOW = Instant.parse("2026-11-20T03:00:00Z");
    static final Rules RULES = new Rules(Duration.ofMinutes(10), Duration.ofMinutes(2), 50, "version");

    private static final KubernetesSerialization YAML = new KubernetesSerialization();

    private Shapes() {}

    static Manifest manifest(String yaml) {
        return new Manifest(YAML.unmarshal(yaml, GenericKubernetesResource.class));
    }

    static Pod pod(String yaml) {
        return YAML.unmarshal(yaml, Pod.class);
    }

    /** A pod of release {@code version}, that answers or has not for long. */
    static Pod pod(String label, String version, boolean ready, String owner) {
        return pod("""
                apiVersion: v1
                kind: Pod
                metadata:
                  name: some
                  labels: {app: matchmaking, %s: %s}
                  ownerReferences: [{uid: %s, controller: true, kind: Any, name: any, apiVersion: v1}]
                status:
                  phase: Running
                  conditions: [{type: Ready, status: "%s", lastTransitionTime: "2026-11-20T02:00:00Z"}]
                """.formatted(label, version, owner, ready ? "True" : "False"));
    }

    static Candidate read(Workload workload) {
        return present(new WorkloadReading(RULES, NOW).read(workload, Custody.NOBODY));
    }

    static Candidate present(Sight<Candidate> sight) {
        return ((Sight.Present<Candidate>) sight).found();
    }
}
