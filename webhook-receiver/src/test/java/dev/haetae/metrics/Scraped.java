package dev.haetae.metrics;

import static io.restassured.RestAssured.get;

import java.util.List;

/** What stands at {@code /q/metrics} now, without the traces that are examples of it. */
record Scraped(List<String> lines) {

    static Scraped now() {
        return new Scraped(get("/q/metrics")
                .asString()
                .lines()
                .map(line -> line.startsWith("#") ? line : line.replaceFirst(" # .*", ""))
                .toList());
    }

    double value(String series) {
        return lines.stream()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no " + series + " in\n" + String.join("\n", lines)));
    }

    /** Of all series of that name. */
    double sum(String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
