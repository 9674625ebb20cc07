package dev.haetae.function.diagnose;

import dev.haetae.contract.Diagnose.Chart;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Draws figures over time with the letters of a message: a line of blocks for each series, from its least to its most. */
final class ChartText {

    private static final String BLOCKS = "▁▂▃▄▅▆▇█";
    private static final int WIDTH = 40;
    private static final MathContext DIGITS = new MathContext(3);

    /** More on an axis, where figures close to each other must not look the same. */
    private static final MathContext AXIS_DIGITS = new MathContext(6);

    private static final double PLAIN_FROM = 1e-4;
    private static final double PLAIN_TO = 1e9;

    private ChartText() {}

    static String of(Chart chart) {
        return chart.series().entrySet().stream()
                .map(one -> line(one.getKey(), one.getValue()))
                .collect(Collectors.joining("\n"));
    }

    /** Three digits that count, as people write them. */
    static String number(double figure) {
        return number(figure, DIGITS);
    }

    static String tick(double figure) {
        return number(figure, AXIS_DIGITS);
    }

    private static String number(double figure, MathContext digits) {
        BigDecimal rounded = new BigDecimal(figure).round(digits).stripTrailingZeros();
        double size = Math.abs(figure);
        return size == 0 || (size >= PLAIN_FROM && size < PLAIN_TO) ? rounded.toPlainString() : rounded.toString();
    }

    private static String line(String name, List<Double> figures) {
        List<Double> known = figures.stream().filter(Objects::nonNull).toList();
        if (known.isEmpty()) {
            return name + ": no figures";
        }
        DoubleSummaryStatistics range =
                known.stream().mapToDouble(Double::doubleValue).summaryStatistics();
        return "%s %s min %s, max %s, last %s"
                .formatted(
                        blocks(figures, range),
                        name,
                        number(range.getMin()),
                        number(range.getMax()),
                        number(known.getLast()));
    }

    private static String blocks(List<Double> figures, DoubleSummaryStatistics range) {
        int width = Math.min(WIDTH, figures.size());
        return IntStream.range(0, width)
                .mapToObj(column ->
                        mean(figures.subList(column * figures.size() / width, (column + 1) * figures.size() / width)))
                .map(mean -> mean.isEmpty() ? " " : block(mean.getAsDouble(), range))
                .collect(Collectors.joining());
    }

    private static OptionalDouble mean(List<Double> some) {
        return some.stream()
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .average();
    }

    private static String block(double figure, DoubleSummaryStatistics range) {
        double height = range.getMax() - range.getMin();
        double share = height == 0 ? 0 : (figure - range.getMin()) / height;
        int at = (int) Math.min(BLOCKS.length() - 1, share * BLOCKS.length());
        return BLOCKS.substring(at, at + 1);
    }
}
