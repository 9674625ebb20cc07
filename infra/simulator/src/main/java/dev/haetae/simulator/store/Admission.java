package dev.haetae.simulator.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import java.util.Set;

/** What the cluster fills in for a caller, and what it does not let in. */
public final class Admission {

    /** Whose selector stays what it was. */
    private static final Set<String> SELECTING = Set.of("deployments", "replicasets", "statefulsets", "daemonsets");

    private Admission() {}

    /** Fills in what a real cluster would where the caller said nothing. */
    public static void fillIn(Resource resource, ObjectNode object) {
        switch (resource.plural()) {
            case "deployments" -> fillInDeployment(object.withObject("/spec"));
            case "replicasets" -> otherwise(object.withObject("/spec"), "replicas", 1);
            case "statefulsets" -> fillInStatefulSet(object.withObject("/spec"));
            case "daemonsets" -> fillInDaemonSet(object.withObject("/spec"));
            case "jobs" -> Batch.fillInJob(object.withObject("/spec"));
            case "cronjobs" -> Batch.fillInCronJob(object.withObject("/spec"));
            case "horizontalpodautoscalers" -> otherwise(object.withObject("/spec"), "minReplicas", 1);
            case "fleets" -> otherwise(object.withObject("/spec"), "replicas", 0);
            case "namespaces" -> object.withObject("/status").put("phase", "Active");
            default -> {}
        }
    }

    private static void fillInDeployment(ObjectNode spec) {
        otherwise(spec, "replicas", 1);
        otherwise(spec, "revisionHistoryLimit", 10);
        otherwise(spec, "progressDeadlineSeconds", 600);
        if (!spec.hasNonNull("strategy")) {
            spec.putObject("strategy").put("type", "RollingUpdate");
        }
        if (spec.path("strategy").path("type").asText().equals("RollingUpdate")) {
            ObjectNode rolling = spec.withObject("/strategy/rollingUpdate");
            if (!rolling.hasNonNull("maxSurge")) {
                rolling.put("maxSurge", "25%");
            }
            if (!rolling.hasNonNull("maxUnavailable")) {
                rolling.put("maxUnavailable", "25%");
            }
        }
    }

    private static void fillInStatefulSet(ObjectNode spec) {
        otherwise(spec, "replicas", 1);
        otherwise(spec, "revisionHistoryLimit", 10);
        if (!spec.hasNonNull("podManagementPolicy")) {
            spec.put("podManagementPolicy", "OrderedReady");
        }
        if (!spec.hasNonNull("updateStrategy")) {
            spec.putObject("updateStrategy")
                    .put("type", "RollingUpdate")
                    .putObject("rollingUpdate")
                    .put("partition", 0);
        }
    }

    private static void fillInDaemonSet(ObjectNode spec) {
        otherwise(spec, "revisionHistoryLimit", 10);
        if (!spec.hasNonNull("updateStrategy")) {
            spec.putObject("updateStrategy")
                    .put("type", "RollingUpdate")
                    .putObject("rollingUpdate")
                    .put("maxSurge", 0)
                    .put("maxUnavailable", 1);
        }
    }

    /** What is known only once the object has its uid. */
    static void bindToUid(Resource resource, ObjectNode born) {
        if (resource.plural().equals("jobs")) {
            Batch.bindToUid(born);
        }
    }

    static void otherwise(ObjectNode spec, String field, int value) {
        if (!spec.hasNonNull(field)) {
            spec.put(field, value);
        }
    }

    /** Refuses an object that cannot be. */
    public static void check(Address at, JsonNode object) {
        switch (at.resource().plural()) {
            case "deployments", "replicasets", "statefulsets" -> checkWorkload(at, object.path("spec"));
            case "fleets" ->
                checkReplicas(
                        at.resource().qualifiedKind(), at, object.path("spec").path("replicas"));
            case "rollouts" -> checkRollout(at, object.path("spec"));
            case "horizontalpodautoscalers" -> checkAutoscaler(at, object.path("spec"));
            case "configmaps" -> ConfigMaps.check(at, object);
            default -> {}
        }
    }

    /** Refuses what must not change about an object. */
    public static void checkChange(Address at, JsonNode before, JsonNode after) {
        switch (at.resource().plural()) {
            case "configmaps" -> ConfigMaps.checkChange(at, before, after);
            case "jobs" -> Batch.checkChange(at, before, after);
            default -> {}
        }
        JsonNode selector = before.path("spec").path("selector");
        if (SELECTING.contains(at.resource().plural())
                && !Objects.equals(selector, after.path("spec").path("selector"))) {
            throw invalid(at, "spec.selector", "Invalid value: field is immutable");
        }
    }

    private static void checkWorkload(Address at, JsonNode spec) {
        checkReplicas(at.resource().qualifiedKind(), at, spec.path("replicas"));
        checkTemplate(at, spec);
    }

    private static void checkTemplate(Address at, JsonNode spec) {
        JsonNode labels = spec.path("template").path("metadata").path("labels");
        String selector = Selector.asExpression(spec.path("selector"));
        if (selector.isEmpty()) {
            throw invalid(at, "spec.selector", "Required value");
        }
        if (!Selector.ofWorkload(spec.path("selector")).test(labels)) {
            throw invalid(
                    at, "spec.template.metadata.labels", "Invalid value: `selector` does not match template `labels`");
        }
        if (spec.path("template").path("spec").path("containers").isEmpty()) {
            throw invalid(at, "spec.template.spec.containers", "Required value");
        }
    }

    /** Refuses a number of replicas that is none. */
    public static void checkReplicas(String kind, Address at, JsonNode replicas) {
        if (!replicas.isIntegralNumber()) {
            throw Refusal.badRequest("%s in version \"%s\" cannot be handled: spec.replicas is not a number: %s"
                    .formatted(kind, at.resource().version(), replicas));
        }
        if (replicas.asLong() < 0) {
            throw Refusal.invalid(
                    kind,
                    at,
                    "spec.replicas",
                    "Invalid value: %s: must be greater than or equal to 0".formatted(replicas));
        }
    }

    /** A Rollout may leave its replicas out, which is one. */
    private static void checkRollout(Address at, JsonNode spec) {
        if (spec.has("replicas")) {
            checkReplicas(at.resource().qualifiedKind(), at, spec.path("replicas"));
        }
    }

    private static void checkAutoscaler(Address at, JsonNode spec) {
        int max = spec.path("maxReplicas").asInt();
        if (max < 1) {
            throw invalid(at, "spec.maxReplicas", "Invalid value: %d: must be greater than 0".formatted(max));
        }
        if (spec.path("minReplicas").asInt() > max) {
            throw invalid(
                    at,
                    "spec.maxReplicas",
                    "Invalid value: %d: must be greater than or equal to `minReplicas`".formatted(max));
        }
    }

    private static Refusal invalid(Address at, String field, String why) {
        return Refusal.invalid(at.resource().qualifiedKind(), at, field, why);
    }
}
