package dev.haetae.function.prometheus;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One question as the HTTP API takes it.
 *
 * @param path below the address
 * @param form its parameters; posted, since a query may be longer than an address can be
 */
record Question(String path, Map<String, String> form) {

    /** Below the 5 s for which it is read, so that Prometheus gives up before we do (R4). */
    private static final String PATIENCE = "4s";

    static Question at(String query, Instant at) {
        return of("/api/v1/query", query, Map.of("time", at.toString()));
    }

    static Question over(String query, Grid grid) {
        return of(
                "/api/v1/query_range",
                query,
                Map.of(
                        "start", Long.toString(grid.start()),
                        "end", Long.toString(grid.end()),
                        "step", Integer.toString(grid.step())));
    }

    String body() {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static Question of(String path, String query, Map<String, String> when) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("query", query);
        form.putAll(when);
        form.put("timeout", PATIENCE);
        return new Question(path, form);
    }
}
