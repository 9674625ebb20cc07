package dev.haetae.function.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.haetae.contract.Diagnose.Chart;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChartingTest {

    private static final Instant FROM = Instant.ofEpochSecond(1_000);
    private static final Grid GRID = Grid.of(FROM, FROM.plusSeconds(40), Duration.ofSeconds(10));

    @Test
    void eachFigureStandsAtItsMomentAndTheRestIsMissing() {
        Chart chart = value(chart("""
                [{"metric":{"__name__":"up","job":"a"},"values":[[1000,"1"],[1010,"NaN"],[1020.4,"+Inf"],[1030,"2.5"]]}]""")).value();

        assertThat(chart.query()).isEqualTo("q");
        assertThat(chart.from()).isEqualTo(FROM);
        assertThat(chart.stepSeconds()).isEqualTo(10);
        assertThat(chart.series()).containsOnlyKeys("up");
        assertThat(chart.series().get("up")).containsExactly(1.0, null, null, 2.5, null);
    }

    @Test
    void seriesAreNamedByWhatTellsThemApart() {
        Chart chart = value(chart("""
                [{"metric":{"__name__":"up","job":"a","pod":"p-2"},"values":[]},
                 {"metric":{"__name__":"up","job":"a","pod":"p-1","zone":"z"},"values":[]}]""")).value();

        assertThat(chart.series().keySet()).containsExactly("pod=p-1, zone=z", "pod=p-2");
    }

    @Test
    void whatHasNoLabelsIsAValue() {
        assertThat(value(chart("[{\"metric\":{},\"values\":[]}]")).value().series())
                .containsOnlyKeys("value");
    }

    @Test
    void eightSeriesAreShownAndTheRestIsCounted() {
        String many = IntStream.range(0, 20)
                .mapToObj("{\"metric\":{\"pod\":\"p-%02d\"},\"values\":[]}"::formatted)
                .collect(Collectors.joining(",", "[", "]"));

        Answer.Value<Chart> value = value(chart(many));

        assertThat(value.value().series()).hasSize(8).containsKeys("pod=p-00", "pod=p-07");
        assertThat(value.remark()).isEqualTo("12 more series are left out");
    }

    @Test
    void aWarningIsToldBesideTheFigures() {
        JsonNode answer = ReadingTest.json("""
                {"warnings":["a store is away"],
                 "data":{"resultType":"matrix","result":[{"metric":{},"values":[]}]}}""");

        assertThat(value(Charting.chart("q", answer, GRID)).remark()).contains("may be missing");
    }

    @Test
    void noSeriesIsNothing() {
        assertThat(chart("[]")).isInstanceOf(Answer.Nothing.class);
    }

    @Test
    void whatIsNoMatrixIsUnclear() {
        assertThat(Charting.chart("q", ReadingTest.json("{}"), GRID)).isInstanceOf(Answer.Unclear.class);
    }

    @Test
    void theStepGrowsUntilTheFiguresAreFewEnough() {
        assertThat(Grid.of(FROM, FROM.plusSeconds(3_600), Duration.ofSeconds(30)))
                .isEqualTo(new Grid(1_000, 30, 121));
        assertThat(Grid.of(FROM, FROM.plusSeconds(3_600), Duration.ofSeconds(1)))
                .isEqualTo(new Grid(1_000, 16, 226));
        assertThat(Grid.of(FROM, FROM.plus(Duration.ofDays(30)), Duration.ZERO).points())
                .isLessThanOrEqualTo(Grid.MOST);
        assertThat(Grid.of(FROM, FROM.minusSeconds(9), Duration.ofSeconds(1))).isEqualTo(new Grid(1_000, 1, 1));
    }

    private static Answer<Chart> chart(String result) {
        return Charting.chart(
                "q", ReadingTest.json("{\"data\":{\"resultType\":\"matrix\",\"result\":%s}}".formatted(result)), GRID);
    }

    private static Answer.Value<Chart> value(Answer<Chart> answer) {
        assertThat(answer).isInstanceOf(Answer.Value.class);
        return (Answer.Value<Chart>) answer;
    }
}
