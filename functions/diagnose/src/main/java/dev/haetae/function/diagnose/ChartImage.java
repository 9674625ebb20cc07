package dev.haetae.function.diagnose;

import dev.haetae.contract.Diagnose.Chart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws figures over time as a picture, without a screen. The machine needs fontconfig and one font. */
public final class ChartImage {

    private static final int WIDTH = 1_000;
    private static final int HEIGHT = 400;
    private static final int LEGEND_LINE = 26;
    private static final int LONGEST_TITLE = 100;
    private static final int LONGEST_NAME = 120;

    /** Fewer figures than this are marked one by one, as a line between few of them may not be seen. */
    private static final int FEW = 40;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE;

    private ChartImage() {}

    /**
     * A PNG of 1000 pixels' width, its lines named below it. What is missing is a gap in a line.
     *
     * @param zone in whose time people read
     */
    public static byte[] png(Chart chart, ZoneId zone) {
        XYChart picture = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT + LEGEND_LINE * chart.series().size())
                .title(Excerpt.line(chart.query(), LONGEST_TITLE))
                .xAxisTitle("%s, %s".formatted(DAY.format(chart.from().atZone(zone)), zone))
                .build();
        ChartStyle.light(picture.getStyler(), zone);
        frame(picture, chart);
        chart.series().forEach((name, figures) -> draw(picture, chart, name, figures));
        try {
            return ChartEncoder.getBytes(picture, "png");
        } catch (IOException unwritten) {
            throw new UncheckedIOException(unwritten);
        }
    }

    private static void frame(XYChart picture, Chart chart) {
        int figures =
                chart.series().values().stream().mapToInt(List::size).max().orElse(1);
        picture.getStyler().setXAxisMin((double) at(chart, 0).toEpochMilli()).setXAxisMax((double)
                at(chart, Math.max(1, figures - 1)).toEpochMilli());
        boolean isEmpty = chart.series().values().stream().flatMap(List::stream).allMatch(Objects::isNull);
        if (isEmpty) {
            picture.getStyler().setYAxisMin(0.0).setYAxisMax(1.0);
        }
    }

    private static void draw(XYChart picture, Chart chart, String name, List<Double> figures) {
        List<Date> moments = IntStream.range(0, figures.size())
                .mapToObj(index -> Date.from(at(chart, index)))
                .toList();
        List<Double> drawn = figures.stream()
                .map(figure -> figure == null ? (Double) Double.NaN : figure)
                .toList();
        XYSeries series = picture.addSeries(unused(picture, Excerpt.line(name, LONGEST_NAME)), moments, drawn);
        boolean few = figures.stream().filter(Objects::nonNull).count() < FEW;
        series.setMarker(few ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
    }

    /** Names that were cut may have become the same. */
    private static String unused(XYChart picture, String name) {
        return Stream.iterate(name, one -> one + "'")
                .filter(one -> picture.getSeries(one) == null)
                .findFirst()
                .orElseThrow();
    }

    private static Instant at(Chart chart, int index) {
        return chart.from().plusSeconds((long) index * chart.stepSeconds());
    }
}
