package dev.haetae.policy;

import dev.haetae.contract.Urgency;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What policies see of an alert. As in Prometheus, an empty label is a missing one. */
public record Alert(Map<String, String> labels, Map<String, String> annotations) {

    public Alert {
        labels = Map.copyOf(labels);
        annotations = Map.copyOf(annotations);
    }

    public String name() {
        return label("alertname").orElse("unnamed alert");
    }

    public Optional<String> label(String name) {
        return said(labels, name);
    }

    /** The service label, else the scrape job, which is often called the same. */
    public String service() {
        return label("service").or(() -> label("job")).orElse("unknown");
    }

    public Urgency urgency() {
        return Urgency.of(labels.get("severity"));
    }

    /** One line for people. */
    public String summary() {
        return said(annotations, "summary")
                .or(() -> said(annotations, "description"))
                .orElseGet(this::name);
    }

    private static Optional<String> said(Map<String, String> words, String name) {
        return Optional.ofNullable(words.get(name)).filter(Predicate.not(String::isEmpty));
    }
}
