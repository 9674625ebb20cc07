package dev.haetae.function.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.haetae.contract.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingTest {

    private static final Instant AT = Instant.ofEpochSecond(1_000_000);
    private static final JsonMapper JSON = new JsonMapper();

    @ParameterizedTest
    @CsvSource({"1, 1", "0.05, 0.05", "1e+06, 1000000", "-3, -3", "+Inf, Infinity", "-Inf, -Infinity"})
    void aScalarIsItsFigure(String written, double figure) {
        assertThat(read("scalar", "[1000000,\"%s\"]".formatted(written))).isEqualTo(new Answer.Value<>(figure));
    }

    @Test
    void oneSeriesIsItsFigure() {
        assertThat(read("vector", "[{\"metric\":{\"a\":\"b\"},\"value\":[1000000,\"7\"]}]"))
                .isEqualTo(new Answer.Value<>(7.0));
    }

    @Test
    void noSeriesIsNothing() {
        assertThat(read("vector", "[]")).isInstanceOf(Answer.Nothing.class);
    }

    @Test
    void notANumberIsNothing() {
        assertThat(read("scalar", "[1000000,\"NaN\"]")).isInstanceOf(Answer.Nothing.class);
    }

    @Test
    void aFigureOlderThanFiveMinutesIsNothing() {
        assertThat(read("scalar", "[999700,\"1\"]")).isInstanceOf(Answer.Value.class);
        assertThat(read("scalar", "[999699,\"1\"]")).isInstanceOf(Answer.Nothing.class);
    }

    @Test
    void manySeriesAreNotOneFigure() {
        assertUnclear(
                read("vector", "[{\"value\":[1000000,\"7\"]},{\"value\":[1000000,\"7\"]}]"), Failure.UNEXPECTED, "2");
    }

    @ParameterizedTest
    @CsvSource({"matrix", "string"})
    void whatIsNoFigureIsUnclear(String type) {
        assertUnclear(read(type, "[1000000,\"7\"]"), Failure.UNEXPECTED, type);
    }

    @Test
    void aHistogramAndGarbageHoldNoFigure() {
        assertUnclear(read("vector", "[{\"histogram\":[1000000,{}]}]"), Failure.PEER_ERROR, "no figure");
        assertUnclear(read("scalar", "[1000000,\"much\"]"), Failure.PEER_ERROR, "no figure");
        assertUnclear(read("scalar", "null"), Failure.PEER_ERROR, "no figure");
    }

    @Test
    void whereItWarnsTheFigureIsInDoubt() {
        assertUnclear(warned("server a:9090 did not answer"), Failure.PEER_ERROR, "incomplete");
        assertThat(warned("PromQL info: metric might not be a counter")).isEqualTo(new Answer.Value<>(7.0));
    }

    private static Answer<Double> warned(String warning) {
        return Reading.value(json("""
                {"status":"success","warnings":["%s"],"infos":["x"],
                 "data":{"resultType":"scalar","result":[1000000,"7"]}}""".formatted(warning)), AT);
    }

    private static Answer<Double> read(String type, String result) {
        return Reading.value(
                json("{\"status\":\"success\",\"data\":{\"resultType\":\"%s\",\"result\":%s}}".formatted(type, result)),
                AT);
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    private static void assertUnclear(Answer<?> answer, Failure reason, String detail) {
        assertThat(answer).isInstanceOfSatisfying(Answer.Unclear.class, unclear -> {
            assertThat(unclear.reason()).isEqualTo(reason);
            assertThat(unclear.detail()).contains(detail);
        });
    }
}
