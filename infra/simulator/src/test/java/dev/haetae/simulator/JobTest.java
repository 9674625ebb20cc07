package dev.haetae.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobStatus;
import io.fabric8.kubernetes.client.dsl.ScalableResource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobTest {

    private static final String READY_AFTER = "simulator.haetae.dev/ready-after";
    private static final String RESULT = "simulator.haetae.dev/result";
    private static final String LOG = "simulator.haetae.dev/log";

    @RegisterExtension
    static final PractisedCluster CLUSTER = new PractisedCluster();

    @Test
    void aJobRunsForAWhileAndSucceeds() {
        create("sweep", Map.of());

        await().until(() -> isTrue("sweep", "Complete"));
        var status = job("sweep").get().getStatus();
        assertThat(status.getSucceeded()).isEqualTo(1);
        assertThat(status.getActive()).isNull();
        assertThat(status.getStartTime()).isNotNull();
        assertThat(status.getCompletionTime()).isNotNull();
        assertThat(pods("sweep"))
                .singleElement()
                .satisfies(it -> assertThat(it.getStatus().getPhase()).isEqualTo("Succeeded"));
    }

    @Test
    void oneThatFailsTriesAsOftenAsItMay() {
        create("fall", Map.of(RESULT, "failed", READY_AFTER, "0s"));

        await().until(() -> isTrue("fall", "Failed"));
        assertThat(job("fall").get().getStatus().getFailed()).isEqualTo(2);
        assertThat(job("fall").get().getStatus().getConditions())
                .anyMatch(it -> "BackoffLimitExceeded".equals(it.getReason()));
        assertThat(pods("fall"))
                .hasSize(2)
                .allMatch(it -> it.getStatus().getPhase().equals("Failed"));
    }

    @Test
    void whatItSaysCanBeRead() {
        create("talk", Map.of(LOG, "one\ntwo\nthree", READY_AFTER, "0s"));
        await().until(() -> isTrue("talk", "Complete"));
        String pod = pods("talk").getFirst().getMetadata().getName();

        var readable =
                CLUSTER.client().pods().inNamespace(PractisedCluster.NAMESPACE).withName(pod);
        assertThat(readable.getLog()).isEqualTo("one\ntwo\nthree\n");
        assertThat(readable.tailingLines(2).getLog()).isEqualTo("two\nthree\n");
    }

    @Test
    void oneThatTakesTooLongIsGivenUp() throws Exception {
        create("crawl", Map.of(READY_AFTER, "never"));
        await().until(() -> Optional.ofNullable(job("crawl").get().getStatus())
                .map(JobStatus::getActive)
                .filter(Integer.valueOf(1)::equals)
                .isPresent());

        CLUSTER.send(
                "PATCH",
                "/apis/batch/v1/namespaces/game-production/jobs/crawl",
                "application/merge-patch+json",
                "{\"spec\":{\"activeDeadlineSeconds\":1}}");

        await().until(() -> isTrue("crawl", "Failed"));
        assertThat(pods("crawl")).isEmpty();
    }

    @Test
    void aJobTakesItsPodsWithIt() {
        create("leave", Map.of(READY_AFTER, "never"));
        await().until(() -> pods("leave").size() == 1);

        job("leave").delete();

        await().until(() -> pods("leave").isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "restore-snapshots",
                "start-game-servers",
                "redistribute-content",
                "fail-over",
                "clean-up-disk",
                "take-snapshot",
                "reconcile-payments",
                "replay-events",
                "process-backlog"
            })
    void theGameHasItsCronJobs(String name) {
        var cronJob = CLUSTER.client()
                .batch()
                .v1()
                .cronjobs()
                .inNamespace(PractisedCluster.NAMESPACE)
                .withName(name)
                .get();

        assertThat(cronJob.getSpec()
                        .getJobTemplate()
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getContainers())
                .hasSize(1);
        assertThat(cronJob.getSpec().getConcurrencyPolicy()).isEqualTo("Forbid");
    }

    private static void create(String name, Map<String, String> annotations) {
        Job job = new JobBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(PractisedCluster.NAMESPACE)
                .withAnnotations(annotations)
                .endMetadata()
                .withNewSpec()
                .withBackoffLimit(1)
                .withNewTemplate()
                .withNewSpec()
                .withRestartPolicy("Never")
                .addNewContainer()
                .withName("main")
                .withImage("registry.example/operations:1")
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
        CLUSTER.client().resource(job).create();
    }

    private static boolean isTrue(String name, String condition) {
        var status = job(name).get().getStatus();
        return status != null
                && status.getConditions().stream()
                        .anyMatch(it ->
                                it.getType().equals(condition) && it.getStatus().equals("True"));
    }

    private static ScalableResource<Job> job(String name) {
        return CLUSTER.client()
                .batch()
                .v1()
                .jobs()
                .inNamespace(PractisedCluster.NAMESPACE)
                .withName(name);
    }

    private static List<Pod> pods(String job) {
        return CLUSTER.client()
                .pods()
                .inNamespace(PractisedCluster.NAMESPACE)
                .withLabel("batch.kubernetes.io/job-name", job)
                .list()
                .getItems();
    }
}
