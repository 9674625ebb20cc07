package dev.haetae.function.runjob;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Custody;
import dev.haetae.contract.Refusal;
import dev.haetae.contract.RunJob;
import dev.haetae.contract.Target;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.CronJobBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Decided on: a CronJob of uid a, without a Job of ours; good until second 30. */
class DecisionTest {

    private static final Instant START = Instant.parse("2026-11-20T03:00:00Z");
    private static final Target TARGET = new Target("production", "game", RunJob.CRON_JOB, "clean-up");
    private static final RunJob ORDER =
            new RunJob("a-1", TARGET, new RunJob.Runs("a", null, RunJob.Phase.NONE, null), START.plusSeconds(30));

    @ParameterizedTest(name = "{0}")
    @CsvSource(nullValues = "-", textBlock = """
            as decided on,               a, Forbid,  -,         -,       -,   no,  0, create,         -
            no policy said,              a, -,       -,         running, -,   no,  0, create,         -
            at the last moment,          a, Forbid,  -,         -,       -,   no, 30, create,         -
            too late,                    a, Forbid,  -,         -,       -,   no, 31, stale,          03:00:30
            at work,                     a, Forbid,  running,   -,       -,   yes, 0, wait,           -
            at work though late,         a, Forbid,  running,   -,       -,   no, 31, wait,           -
            at work though paused,       a, Forbid,  running,   -,       ns,  no,  0, wait,           -
            done,                        a, Forbid,  succeeded, -,       -,   yes, 0, ended,          -
            done and late and paused,    a, Forbid,  succeeded, running, ns,  no, 31, ended,          -
            failed,                      a, Forbid,  failed,    -,       -,   yes, 0, ended,          -
            somebody else's of its name, a, Allow,   foreign,   -,       -,   no,  0, target-changed, somebody else's
            deleted meanwhile,           a, Allow,   -,         -,       -,   yes, 0, target-changed, was deleted
            paused,                      a, Forbid,  -,         -,       ns,  no,  0, hands-off,      ns
            paused and made again,       b, Forbid,  -,         -,       ns,  no,  0, hands-off,      ns
            made again,                  b, Forbid,  -,         -,       -,   no,  0, target-changed, made again
            another runs,                a, Forbid,  -,         running, -,   no, 31, busy,           other
            another would be replaced,   a, Replace, -,         running, -,   no,  0, busy,           other
            another runs and may,        a, Allow,   -,         running, -,   no,  0, create,         -
            another has ended,           a, Forbid,  -,         failed,  -,   no,  0, create,         -
            """)
    void decides(
            String situation,
            String uid,
            String policy,
            String own,
            String other,
            String paused,
            String begun,
            int second,
            String decided,
            String saying) {
        List<Run> runs = Stream.concat(
                        Stream.ofNullable(own).map(DecisionTest::own),
                        Stream.ofNullable(other).map(phase -> run("other", "a-0", phase)))
                .toList();

        Decision decision = Decision.on(
                new Candidate(cronJob(uid, policy), runs, custody(paused)),
                ORDER,
                begun.equals("yes"),
                START.plusSeconds(second));

        assertThat(tag(decision)).as(situation).isEqualTo(decided);
        assertThat(decision.toString()).contains(saying == null ? "" : saying);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            -, -, create
            1, 1, create
            0, 1, unsupported
            -, 0, unsupported
            """)
    void whoKeepsNoEndedJobCannotBeAskedHowItEnded(Integer succeeded, Integer failed, String decided) {
        CronJob cronJob = cronJob("a", "Forbid");
        cronJob.getSpec().setSuccessfulJobsHistoryLimit(succeeded);
        cronJob.getSpec().setFailedJobsHistoryLimit(failed);

        assertThat(tag(Decision.on(new Candidate(cronJob, List.of(), custody(null)), ORDER, false, START)))
                .isEqualTo(decided);
    }

    private static Run own(String what) {
        String name = JobNames.of(ORDER);
        return what.equals("foreign") ? run(name, "a-2", "running") : run(name, ORDER.id(), what);
    }

    private static Run run(String name, String order, String phase) {
        RunJob.Phase now = RunJob.Phase.valueOf(phase.toUpperCase(Locale.ROOT));
        return new Run(name, Optional.of(order), "2026-11-20T02:00:00Z", now, "", 0);
    }

    private static Custody custody(String paused) {
        return new Custody(paused, false, null, null);
    }

    private static CronJob cronJob(String uid, String policy) {
        return new CronJobBuilder()
                .withNewMetadata()
                .withName(TARGET.name())
                .withUid(uid)
                .endMetadata()
                .withNewSpec()
                .withConcurrencyPolicy(policy)
                .endSpec()
                .build();
    }

    private static String tag(Decision decision) {
        return switch (decision) {
            case Decision.Create() -> "create";
            case Decision.Wait(var _) -> "wait";
            case Decision.Ended(var _) -> "ended";
            case Decision.Refused(Refusal reason, var _) -> reason.tag();
        };
    }
}
