package dev.haetae.function.prometheus;

import com.fasterxml.jackson.databind.JsonNode;
import dev.haetae.contract.Diagnose.Chart;
import dev.haetae.contract.Failure;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/** Turns the answer to a question for figures over time into a chart, or into why there is none. */
final class Charting {

    /** {@link Chart} says so. */
    private static final int MOST_SERIES = 8;

    private Charting() {}

    static Answer<Chart> chart(String query, JsonNode answer, Grid grid) {
        if (!"matrix".equals(answer.path("data").path("resultType").asText())) {
            return new Answer.Unclear<>(Failure.UNEXPECTED, "its answer holds no figures over time");
        }
        SequencedMap<String, JsonNode> all = named(answer.path("data").path("result"));
        if (all.isEmpty()) {
            return new Answer.Nothing<>("no series matches the query");
        }
        Map<String, List<Double>> series = new LinkedHashMap<>();
        all.entrySet().stream()
                .limit(MOST_SERIES)
                .forEach(one -> series.put(one.getKey(), figures(one.getValue(), grid)));
        Chart chart = new Chart(query, grid.from(), grid.step(), Collections.unmodifiableMap(series));
        return new Answer.Value<>(chart, remark(all.size() - series.size(), Reading.isIncomplete(answer)));
    }

    private static SequencedMap<String, JsonNode> named(JsonNode result) {
        List<JsonNode> series =
                StreamSupport.stream(result.spliterator(), false).toList();
        List<String> names =
                Naming.of(series.stream().map(one -> one.path("metric")).toList());
        TreeMap<String, JsonNode> named = new TreeMap<>();
        for (int at = 0; at < series.size(); at++) {
            named.putIfAbsent(names.get(at), series.get(at).path("values"));
        }
        return named;
    }

    private static List<Double> figures(JsonNode samples, Grid grid) {
        Double[] figures = new Double[grid.points()];
        samples.forEach(sample -> Reading.number(sample)
                .ifPresent(figure -> grid.index(sample.path(0).asDouble())
                        .ifPresent(at -> figures[at] = Double.isFinite(figure) ? (Double) figure : null)));
        return Collections.unmodifiableList(Arrays.asList(figures));
    }

    private static String remark(int leftOut, boolean incomplete) {
        String rest = leftOut == 0 ? "" : "%d more series are left out".formatted(leftOut);
        String doubt = incomplete ? "figures may be missing: Prometheus warns of trouble of its own" : "";
        return String.join(
                "; ",
                List.of(rest, doubt).stream().filter(text -> !text.isEmpty()).toList());
    }
}
