package dev.haetae.function.runjob;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.RunJob;
import dev.haetae.contract.Target;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.CronJobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobManifestTest {

    private static final int LONGEST = 63;

    /** The same order may be given for as long as it is good: a Job that went by then would be made again. */
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            -,    -
            0,    3600
            100,  3600
            7200, 7200
            """)
    void anEndedJobStaysToBeFound(Integer said, Integer stays) {
        Job job = JobManifest.of(order("a-1", "clean-up"), cronJob(said));

        assertThat(job.getSpec().getTtlSecondsAfterFinished()).isEqualTo(stays);
        assertThat(job.getSpec().getBackoffLimit()).isEqualTo(3);
    }

    /** An order's id may be anything; neither a name nor a label may. */
    @ParameterizedTest
    @ValueSource(strings = {"a-1", "incident/7#step 2", "조치-1"})
    void isNamedAsKubernetesWantsIt(String id) {
        Job job = JobManifest.of(order(id, "a".repeat(52)), cronJob(null));

        assertThat(job.getMetadata().getName())
                .matches("[a-z0-9]([-a-z0-9]*[a-z0-9])?")
                .hasSizeLessThanOrEqualTo(LONGEST);
        assertThat(job.getMetadata().getLabels().get(JobManifest.ORDER)).matches("[a-z0-9]{10}");
        assertThat(job.getMetadata().getAnnotations()).containsEntry(JobManifest.ORDER, id);
    }

    private static RunJob order(String id, String cronJob) {
        return new RunJob(
                id,
                new Target("production", "game", RunJob.CRON_JOB, cronJob),
                new RunJob.Runs("a", null, RunJob.Phase.NONE, null),
                Instant.parse("2026-11-20T03:00:00Z"));
    }

    private static CronJob cronJob(Integer staysFor) {
        return new CronJobBuilder()
                .withNewMetadata()
                .withName("clean-up")
                .withUid("a")
                .endMetadata()
                .withNewSpec()
                .withNewJobTemplate()
                .withNewSpec()
                .withBackoffLimit(3)
                .withTtlSecondsAfterFinished(staysFor)
                .endSpec()
                .endJobTemplate()
                .endSpec()
                .build();
    }
}
