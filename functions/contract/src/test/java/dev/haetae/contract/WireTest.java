package dev.haetae.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What crosses the wire reads back as it was, and is spelt as the documents say. */
class WireTest {

    private static final Target TARGET =
            new Target("production", "game-production", "Deployment", "game-server-zone-1");
    private static final State.Replicas TWO = new State.Replicas(2, 2, 7, "u-1");
    private static final State.Replicas THREE = new State.Replicas(3, 2, 8, "u-1");
    private static final Scale UP = new Scale("a-1", TARGET, 3, TWO, Instant.parse("2026-11-20T03:00:30Z"));

    private static final State.Rollout ROLLED = new State.Rollout("u-1", 7, "5d8f", "2026-11-20T02:00:00Z", 2, 2, 2);
    private static final State.Rollout NEVER = new State.Rollout("u-1", 7, "5d8f", null, 2, 1, 0);
    private static final Restart ANEW = new Restart(
            "a-2", TARGET, Instant.parse("2026-11-20T03:00:00Z"), 25, ROLLED, Instant.parse("2026-11-20T03:00:30Z"));

    private final ObjectMapper json = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    record Row(Class<?> type, Object value, String spelling) {}

    private static Isolate out(int share) {
        Target pod = new Target("production", "game", "Pod", "lobby-7");
        Isolate.Placement seen = new Isolate.Placement("u-4", false, false, true, 7);
        return new Isolate("a-1", pod, true, false, seen, Instant.EPOCH, Instant.EPOCH, share);
    }

    static Stream<Row> rows() {
        return Stream.of(
                new Row(Action.class, UP, "\"verb\":\"scale\""),
                new Row(Action.class, ANEW, "\"restartedAt\":\"2026-11-20T03:00:00Z\",\"batch\":25"),
                new Row(Outcome.class, new Outcome.Applied(ROLLED, ANEW.imagined(), null), "\"of\":\"rollout\""),
                new Row(Observation.class, new Observation.Found(NEVER), "\"template\":\"5d8f\",\"desired\""),
                new Row(State.class, THREE.upTo(9), "\"most\":9}"),
                new Row(State.class, new State.Pod("u-2", false, true, true), "\"allocated\":true}"),
                new Row(State.class, new State.Pod("u-2", false, true, true, 3, 1), "\"group\":3,\"away\":1}"),
                new Row(State.class, new Isolate.Placement("u-4", true, false, true, 7), "\"players\":7}"),
                new Row(
                        State.class,
                        new Isolate.Placement("u-4", true, false, true, 7, 2)
                                .among(3, 1)
                                .withDoubt("nobody else answers"),
                        "\"waiting\":2,\"group\":3,\"away\":1,\"doubt\":\"nobody else answers\""),
                new Row(Action.class, out(50), "\"share\":50"),
                new Row(Action.class, out(0), "\"notAfter\":\"1970-01-01T00:00:00Z\"}"),
                new Row(
                        State.class,
                        new Rollback.Release("u-5", "r2", null, null, Map.of(), null, 4, 4, 1, true, "r1 crashed"),
                        "\"ailing\":true,\"doubt\":\"r1 crashed\""),
                new Row(Outcome.class, new Outcome.Applied(TWO, THREE, UP), "\"outcome\":\"applied\""),
                new Row(Outcome.class, new Outcome.AlreadyApplied(THREE), "\"of\":\"replicas\""),
                new Row(Outcome.class, new Outcome.Continue("4711", 0.5), "\"progress\":0.5"),
                new Row(
                        Outcome.class,
                        new Outcome.Refused(Refusal.TARGET_CHANGED, "it has 5 replicas"),
                        "\"reason\":\"target-changed\""),
                new Row(
                        Outcome.class,
                        new Outcome.Failed(Failure.BREAKER_OPEN, "open", true),
                        "\"reason\":\"breaker-open\""),
                new Row(
                        Outcome.class,
                        new Outcome.Failed(Failure.WORK_FAILED, "no space left", false),
                        "\"reason\":\"work-failed\""),
                new Row(Observation.class, new Observation.Found(TWO), "\"seen\":\"found\""),
                new Row(Observation.class, new Observation.Owned(TWO, "HPA matchmaking"), "\"seen\":\"owned\""),
                new Row(
                        Observation.class,
                        new Observation.Found(new Diagnose.Population("u-3", 12)),
                        "\"of\":\"population\""),
                new Row(Observation.class, new Observation.Absent("gone"), "\"seen\":\"absent\""),
                new Row(
                        Observation.class,
                        new Observation.Unclear(Failure.TIMEOUT, "no answer", true),
                        "\"reason\":\"timeout\""));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void readsBackAsItWasWritten(Row row) throws IOException {
        String written = json.writerFor(row.type()).writeValueAsString(row.value());

        assertThat(written).contains(row.spelling());
        assertThat(json.readValue(written, row.type())).isEqualTo(row.value());
    }
}
