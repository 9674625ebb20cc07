package dev.haetae.function.runjob;

import dev.haetae.contract.RunJob;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpecBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobTemplateSpec;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The Job that {@code kubectl create job --from=cronjob/…} would make, marked as an order's. */
final class JobManifest {

    /** As an annotation the order's id; as a label a hash of it, by which people find our Jobs. */
    static final String ORDER = "haetae.dev/order";

    /** An hour: longer than an order is good for. */
    static final int FINDABLE_SECONDS = 3_600;

    private static final String MANUAL = "cronjob.kubernetes.io/instantiate";

    private JobManifest() {}

    static Job of(RunJob order, CronJob cronJob) {
        JobTemplateSpec template = cronJob.getSpec().getJobTemplate();
        return new JobBuilder()
                .withMetadata(metadata(order, cronJob, Optional.ofNullable(template.getMetadata())))
                .withSpec(findable(template.getSpec()))
                .build();
    }

    /** Whoever gives the order again has to find its Job, or it would be made, and run, a second time. */
    private static JobSpec findable(JobSpec said) {
        Integer stays = said.getTtlSecondsAfterFinished();
        return stays == null || stays >= FINDABLE_SECONDS
                ? said
                : new JobSpecBuilder(said)
                        .withTtlSecondsAfterFinished(FINDABLE_SECONDS)
                        .build();
    }

    private static ObjectMeta metadata(RunJob order, CronJob cronJob, Optional<ObjectMeta> said) {
        Map<String, String> annotations = copy(said.map(ObjectMeta::getAnnotations));
        annotations.put(MANUAL, "manual");
        annotations.put(ORDER, order.id());
        Map<String, String> labels = copy(said.map(ObjectMeta::getLabels));
        labels.put(ORDER, JobNames.hash(order.id()));
        return new ObjectMetaBuilder()
                .withName(JobNames.of(order))
                .withNamespace(order.target().namespace())
                .withAnnotations(annotations)
                .withLabels(labels)
                .withOwnerReferences(owner(cronJob.getMetadata()))
                .build();
    }

    private static OwnerReference owner(ObjectMeta cronJob) {
        return new OwnerReferenceBuilder()
                .withApiVersion("batch/v1")
                .withKind(RunJob.CRON_JOB)
                .withName(cronJob.getName())
                .withUid(cronJob.getUid())
                .withController(true)
                .build();
    }

    private static Map<String, String> copy(Optional<Map<String, String>> map) {
        return new HashMap<>(map.orElseGet(Map::of));
    }
}
