package dev.haetae.function.prometheus;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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

    /** @param patience how long Prometheus itself may take */
    String body(Duration patience) {
        Map<String, String> all = new LinkedHashMap<>(form);
        all.put("timeout", patience.toMillis() + "ms");
        return all.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static Question of(String path, String query, Map<String, String> when) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("query", query);
        form.putAll(when);
        return new Question(path, form);
    }
}
