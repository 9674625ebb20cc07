package dev.haetae.policy;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Optional;

/** PromQL as a policy writes it, with the alert's labels where {@code {label}} stands. */
public final class Query {

    /** Labels come from outside: what could end a string in PromQL must not get into one. */
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9_.:/@-]{1,250}");

    private Query() {}

    /** Empty where the alert lacks a label that is asked for, or has something in it that is no plain word. */
    public static Optional<String> fill(String promql, Alert alert) {
        TargetPattern pattern = new TargetPattern("", promql, Optional.of(""));
        return pattern.labels().stream()
                        .allMatch(label ->
                                value(alert, label).filter(HARMLESS::matches).isPresent())
                ? Optional.of(
                        TargetPattern.fill(promql, label -> value(alert, label).orElseThrow()))
                : Optional.empty();
    }

    /** Those that can be filled. */
    public static List<String> fill(List<String> promql, Alert alert) {
        return promql.stream().flatMap(one -> fill(one, alert).stream()).toList();
    }

    /** The service is known even where its label is another. */
    private static Optional<String> value(Alert alert, String label) {
        return label.equals("service") ? Optional.of(alert.service()) : alert.label(label);
    }
}
