package dev.haetae.function.diagnose;

import dev.haetae.contract.Diagnose.Chart;
import dev.haetae.contract.Diagnose.Finding;
import dev.haetae.function.diagnose.Gathering.Look;
import dev.haetae.function.kubernetes.Discretion;
import dev.haetae.function.prometheus.Answer;
import dev.haetae.function.prometheus.Prometheus;
import dev.haetae.function.prometheus.PrometheusConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What Prometheus has of the last hour, for each query. */
@Singleton
class Figures {

    private static final Duration BACK = Duration.ofHours(1);
    private static final Duration STEP = Duration.ofSeconds(30);

    /** They are stored with the incident. */
    private static final int MOST_QUERIES = 8;

    private static final Finding NONE = new Finding(About.FIGURES.label(), "none: no Prometheus is configured", null);

    private static final int MOST_CHARACTERS = 300;

    private final Prometheus prometheus;
    private final PrometheusConfig config;

    @Inject
    Figures(Prometheus prometheus, PrometheusConfig config) {
        this.prometheus = prometheus;
        this.config = config;
    }

    /** Where there is no Prometheus one line says so, however many the queries. */
    Stream<Look> looks(List<String> queries, Instant now) {
        if (config.url().filter(text -> !text.isBlank()).isEmpty()) {
            return queries.stream().limit(1).map(_ -> new Look(About.FIGURES, () -> NONE));
        }
        return queries.stream().limit(MOST_QUERIES).map(query -> new Look(About.FIGURES, () -> find(query, now)));
    }

    private Finding find(String query, Instant now) {
        String heading = Excerpt.line(query, MOST_CHARACTERS);
        return switch (prometheus.range(query, now.minus(BACK), now, STEP)) {
            case Answer.Value<Chart>(Chart chart, String remark) -> finding(heading, discreet(chart), remark);
            case Answer.Nothing<Chart>(String why) -> new Finding(About.FIGURES.label(), heading + ": " + why, null);
            case Answer.Unclear<Chart>(var _, String detail) ->
                new Finding(
                        About.FIGURES.label(), "%s: cannot be seen: Prometheus: %s".formatted(heading, detail), null);
        };
    }

    private static Finding finding(String heading, Chart chart, String remark) {
        return new Finding(About.FIGURES.label(), Excerpt.first(text(heading, chart, remark)), chart);
    }

    /** Labels are a workload's own words, such as the address that was asked for. */
    private static Chart discreet(Chart chart) {
        Map<String, List<Double>> series = new LinkedHashMap<>();
        chart.series().forEach((labels, figures) -> {
            String name = Discretion.of(labels);
            series.put(series.containsKey(name) ? "%s (%d)".formatted(name, series.size() + 1) : name, figures);
        });
        return new Chart(chart.query(), chart.from(), chart.stepSeconds(), series);
    }

    private static String text(String heading, Chart chart, String remark) {
        return "%s, the last hour:\n%s%s"
                .formatted(heading, ChartText.of(chart), remark.isEmpty() ? "" : "\n(" + remark + ")");
    }
}
