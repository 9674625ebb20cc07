package dev.haetae.simulator.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What Kubernetes makes of Jobs and CronJobs when it takes them in. */
final class Batch {

    private static final Set<String> ENDING = Set.of("Never", "OnFailure");

    private Batch() {}

    static void fillInJob(ObjectNode spec) {
        Admission.otherwise(spec, "parallelism", 1);
        Admission.otherwise(spec, "completions", 1);
        Admission.otherwise(spec, "backoffLimit", 6);
    }

    static void fillInCronJob(ObjectNode spec) {
        Admission.otherwise(spec, "successfulJobsHistoryLimit", 3);
        Admission.otherwise(spec, "failedJobsHistoryLimit", 1);
        if (!spec.hasNonNull("concurrencyPolicy")) {
            spec.put("concurrencyPolicy", "Allow");
        }
        if (!spec.hasNonNull("suspend")) {
            spec.put("suspend", false);
        }
    }

    /** A Job knows its Pods by its own uid, unless it says otherwise. */
    static void bindToUid(ObjectNode job) {
        ObjectNode spec = job.withObject("/spec");
        if (spec.path("manualSelector").asBoolean()) {
            return;
        }
        String uid = ObjectMeta.uid(job);
        spec.withObject("/selector/matchLabels").put("batch.kubernetes.io/controller-uid", uid);
        spec.withObject("/template/metadata/labels")
                .put("batch.kubernetes.io/controller-uid", uid)
                .put("batch.kubernetes.io/job-name", ObjectMeta.name(job))
                .put("controller-uid", uid)
                .put("job-name", ObjectMeta.name(job));
    }

    static void checkJob(Address at, JsonNode spec) {
        checkTemplate(at, "spec", spec);
    }

    static void checkCronJob(Address at, JsonNode spec) {
        if (spec.path("schedule").asText().isBlank()) {
            throw invalid(at, "spec.schedule", "Required value");
        }
        checkTemplate(at, "spec.jobTemplate.spec", spec.path("jobTemplate").path("spec"));
    }

    static void checkChange(Address at, JsonNode before, JsonNode after) {
        for (String field : List.of("template", "selector", "completions")) {
            if (!Objects.equals(
                    before.path("spec").path(field), after.path("spec").path(field))) {
                throw invalid(at, "spec." + field, "Invalid value: field is immutable");
            }
        }
    }

    private static void checkTemplate(Address at, String path, JsonNode spec) {
        JsonNode pod = spec.path("template").path("spec");
        if (pod.path("containers").isEmpty()) {
            throw invalid(at, path + ".template.spec.containers", "Required value");
        }
        if (!ENDING.contains(pod.path("restartPolicy").asText())) {
            throw invalid(
                    at,
                    path + ".template.spec.restartPolicy",
                    "Required value: valid values: \"OnFailure\", \"Never\"");
        }
    }

    private static Refusal invalid(Address at, String field, String why) {
        return Refusal.invalid(at.resource().qualifiedKind(), at, field, why);
    }
}
