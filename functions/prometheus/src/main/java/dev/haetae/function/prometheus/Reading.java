package dev.haetae.function.prometheus;

import com.fasterxml.jackson.databind.JsonNode;
import dev.haetae.contract.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;
import java.util.stream.StreamSupport;

/** Turns the answer to a question for one figure into that figure, or into why there is none. */
final class Reading {

    /** For how long Prometheus itself takes a series' last figure for its value. */
    private static final Duration LOOKBACK = Duration.ofMinutes(5);

    /** What is said in passing of a query that is good; older versions do not keep it apart from the warnings. */
    private static final String IN_PASSING = "PromQL info:";

    private Reading() {}

    static Answer<Double> value(JsonNode answer, Instant at) {
        if (isIncomplete(answer)) {
            return unclear(Failure.PEER_ERROR, "its answer may be incomplete: it warns of trouble of its own");
        }
        JsonNode result = answer.path("data").path("result");
        String type = answer.path("data").path("resultType").asText();
        return switch (type) {
            case "scalar" -> figure(result, at);
            case "vector" -> only(result, at);
            default -> unclear(Failure.UNEXPECTED, "the query comes to a %s instead of one figure".formatted(type));
        };
    }

    /** Somebody whom Prometheus asks in turn did not answer, or the query's own figures do not fit together. */
    static boolean isIncomplete(JsonNode answer) {
        return StreamSupport.stream(answer.path("warnings").spliterator(), false)
                .anyMatch(warning -> !warning.asText().startsWith(IN_PASSING));
    }

    /** As Prometheus writes it: a number in quotes, {@code NaN}, {@code +Inf} or {@code -Inf}. */
    static OptionalDouble number(JsonNode sample) {
        String text = sample.path(1).asText();
        return switch (text) {
            case "NaN" -> OptionalDouble.of(Double.NaN);
            case "+Inf" -> OptionalDouble.of(Double.POSITIVE_INFINITY);
            case "-Inf" -> OptionalDouble.of(Double.NEGATIVE_INFINITY);
            default -> decimal(text);
        };
    }

    private static Answer<Double> only(JsonNode result, Instant at) {
        return switch (result.size()) {
            case 0 -> new Answer.Nothing<>("no series matches the query");
            case 1 -> figure(result.path(0).path("value"), at);
            default -> unclear(Failure.UNEXPECTED, "the query has %d series instead of one".formatted(result.size()));
        };
    }

    private static Answer<Double> figure(JsonNode sample, Instant at) {
        OptionalDouble number = number(sample);
        if (number.isEmpty()) {
            return unclear(Failure.PEER_ERROR, "its answer holds no figure");
        }
        if (Double.isNaN(number.getAsDouble())) {
            return new Answer.Nothing<>("the figure is not a number, as after a division by zero");
        }
        return isStale(sample, at)
                ? new Answer.Nothing<>("the figure is older than " + LOOKBACK.toMinutes() + " minutes")
                : new Answer.Value<>(number.getAsDouble());
    }

    private static boolean isStale(JsonNode sample, Instant at) {
        return sample.path(0).asDouble() < at.minus(LOOKBACK).getEpochSecond();
    }

    private static OptionalDouble decimal(String text) {
        try {
            return OptionalDouble.of(Double.parseDouble(text));
        } catch (NumberFormatException _) {
            return OptionalDouble.empty();
        }
    }

    private static Answer<Double> unclear(Failure reason, String detail) {
        return new Answer.Unclear<>(reason, detail);
    }
}
