package dev.haetae.function.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Diagnose.Chart;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartTextTest {

    @Test
    void aLineOfBlocksFromTheLeastToTheMost() {
        assertThat(text(0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0)).isEqualTo("▁▂▃▄▅▆▇█ up min 0, max 7, last 7");
    }

    @Test
    void aGapIsAGapAndLastIsTheLastKnown() {
        assertThat(text(0.0, null, 7.0, null)).isEqualTo("▁ █  up min 0, max 7, last 7");
    }

    @Test
    void whatDoesNotMoveLiesLow() {
        assertThat(text(5.0, 5.0)).isEqualTo("▁▁ up min 5, max 5, last 5");
    }

    @Test
    void manyFiguresShareABlock() {
        List<Double> many = IntStream.range(0, 240).mapToObj(at -> (double) at).toList();

        assertThat(ChartText.of(chart(many)))
                .startsWith("▁▁▁▁▁▂")
                .contains("█ up")
                .hasSizeLessThan(80);
    }

    @Test
    void withoutFiguresItSaysSo() {
        assertThat(ChartText.of(chart(Collections.nCopies(9, null)))).isEqualTo("up: no figures");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0.05, 0.05", "0.123456, 0.123", "123456, 123000", "1.5e12, 1.5E+12", "1e-7, 1E-7", "-2.5, -2.5"
    })
    void numbersHaveThreeDigitsThatCount(double figure, String text) {
        assertThat(ChartText.number(figure)).isEqualTo(text);
    }

    private static String text(Double... figures) {
        return ChartText.of(chart(Arrays.asList(figures)));
    }

    private static Chart chart(List<Double> figures) {
        return new Chart("up", Instant.EPOCH, 30, Map.of("up", figures));
    }
}
