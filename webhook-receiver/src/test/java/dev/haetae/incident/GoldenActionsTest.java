package dev.haetae.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Action;
import dev.haetae.contract.CacheRebuild;
import dev.haetae.contract.Configure;
import dev.haetae.contract.Diagnose;
import dev.haetae.contract.Isolate;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.Restart;
import dev.haetae.contract.Rollback;
import dev.haetae.contract.RunJob;
import dev.haetae.contract.Scale;
import dev.haetae.contract.State;
import dev.haetae.contract.Target;
import dev.haetae.contract.Tell;
import dev.haetae.golden.Golden;
import dev.haetae.policy.Because;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An order of every verb, and what was seen before and after it, as this release stores them. */
class GoldenActionsTest {

    private static final Instant AT = Instant.parse("2026-11-19T18:00:00.123456Z");
    private static final Instant SOON = AT.plusSeconds(120);
    private static final Instant LATER = AT.plusSeconds(3600);
    private static final String ID = "20261119-180000-7f3a09/1.0";
    private static final Because BECAUSE = new Because("applied", "carried out", "playbooks/release-bad.yaml:7");

    record Row(Action action, State after) {}

    static Stream<Row> rows() {
        return Stream.of(
                row(new Scale(
                        ID,
                        target(Scale.AUTOSCALER, "matchmaking"),
                        6,
                        new State.Replicas(3, 3, 2, "uid-1"),
                        LATER,
                        SOON)),
                row(new Restart(
                        ID,
                        target("DaemonSet", "node-agent"),
                        AT,
                        25,
                        new State.Rollout("uid-1", 9, "5d8f03a1c2b4", null, 3, 3, 1),
                        SOON)),
                row(new Rollback(
                        ID,
                        target("Deployment", "matchmaking"),
                        "5d8f9c",
                        new Rollback.Release(
                                "uid-1", "7c4b1d", AT, "5d8f9c", Map.of("3", "5d8f9c"), "it moved data", 3, 1, 0, true),
                        SOON)),
                row(new Isolate(
                        ID,
                        target("Pod", "lobby-7"),
                        true,
                        true,
                        new Isolate.Placement("uid-1", false, false, true, 12),
                        LATER,
                        SOON)),
                row(new Configure(
                        ID,
                        target(Configure.CONFIG_MAP, "features/guest-mode"),
                        "on",
                        new Configure.Setting("uid-1", null),
                        LATER,
                        SOON)),
                row(new CacheRebuild(
                        ID,
                        target(CacheRebuild.CACHE, "session:"),
                        URI.create("http://platform-server/sessions"),
                        10,
                        1_000,
                        new CacheRebuild.Generation("uid-1", "g6", "20261118-180000-7f3a09/1.0", 100_000),
                        SOON)),
                new Row(
                        new RunJob(
                                ID,
                                target(RunJob.CRON_JOB, "take-snapshot"),
                                new RunJob.Runs("uid-1", null, RunJob.Phase.NONE, null),
                                SOON),
                        new RunJob.Runs("uid-1", ID, RunJob.Phase.SUCCEEDED, "snapshot 4711 taken")),
                new Row(
                        new Diagnose(
                                ID,
                                target("Deployment", "matchmaking"),
                                List.of("up"),
                                new Diagnose.Findings("uid-1", List.of()),
                                SOON),
                        new Diagnose.Findings(
                                "uid-1",
                                List.of(
                                        new Diagnose.Finding("restarts", "none", null),
                                        new Diagnose.Finding(
                                                "figures",
                                                "up: 1",
                                                new Diagnose.Chart(
                                                        "up", AT, 60, Map.of("a", Arrays.asList(1.0, null))))))),
                row(new Tell(
                        ID, target(Tell.SERVICE, "payment-gateway"), "점검", "checking", new Tell.Said("uid-1"), SOON)));
    }

    private static Row row(Action action) {
        return new Row(action, action.imagined());
    }

    private static Target target(String kind, String name) {
        return new Target("production", "game-production", kind, name);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void anActionOfEachVerb(Row row) {
        Outcome outcome = new Outcome.Applied(
                row.action().expected(),
                row.after(),
                row.action().undo(row.after(), ID + "/back", SOON).orElse(null));
        Event event = new Event(
                3, Event.VERSION, AT, Actor.POLICY, BECAUSE, new Happening.ActionEnded(1, row.action(), outcome));

        Golden.check(
                "event-action-of-" + row.action().verb(),
                event,
                EventCodec.current()::write,
                EventCodec.current()::read);
    }

    /** Whoever adds one adds its file. */
    @Test
    void noneIsForgotten() {
        assertThat(rows().<Class<?>>map(row -> row.action().getClass()))
                .containsExactlyInAnyOrder(Action.class.getPermittedSubclasses());
    }
}
