package dev.haetae.policy;

import dev.haetae.policy.source.Passage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** {@code scale: {by: 1, max: 6}} as it is written, and what it means. */
record ScaleText(Passage passage, Written written) {

    record Written(
            Optional<Integer> to,
            Optional<Integer> by,
            Optional<Integer> percent,
            OptionalInt min,
            OptionalInt max,
            Optional<Duration> coolDown) {

        List<Order.Scale> orders() {
            return Stream.of(to.map(Order.Scale::to), by.map(Order.Scale::by), percent.map(Order.Scale::percent))
                    .flatMap(Optional::stream)
                    .toList();
        }
    }

    static ScaleText read(Passage passage) {
        ScaleText scale = new ScaleText(passage, passage.as(Written.class));
        int orders = scale.written.orders().size();
        if (orders != 1) {
            passage.wrong(
                    orders == 0 ? "scale does not say how far" : "scale says how far more than once",
                    "exactly one of to, by and percent");
        }
        return scale;
    }

    /** Where none was said, any: the load has failed already. */
    Order.Scale order() {
        return written.orders().stream().findFirst().orElse(Order.Scale.by(1));
    }

    Limits limits(Guardrails guardrails, Passage file) {
        Limits limits = new Limits(
                written.min.orElse(guardrails.floor()),
                written.max.orElse(guardrails.ceiling()),
                written.coolDown.orElse(guardrails.coolDown()));
        if (limits.floor() < guardrails.floor()) {
            outside("min", limits.floor(), "below the floor of " + guardrails.floor(), file.at("floor"));
        }
        if (limits.ceiling() > guardrails.ceiling()) {
            outside("max", limits.ceiling(), "above the ceiling of " + guardrails.ceiling(), file.at("ceiling"));
        }
        checkAgainst(limits);
        return limits;
    }

    private void checkAgainst(Limits limits) {
        if (limits.floor() > limits.ceiling()) {
            wrong("min", "min %d is above max %d".formatted(limits.floor(), limits.ceiling()), "a min of max or less");
        } else if (written.to.filter(to -> !limits.allow(to)).isPresent()) {
            wrong(
                    "to",
                    "to %d is outside min %d and max %d".formatted(written.to.get(), limits.floor(), limits.ceiling()),
                    "a number between them");
        }
    }

    private void outside(String key, int said, String limit, Passage guardrail) {
        wrong(
                key,
                "%s %d is %s at %s".formatted(key, said, limit, guardrail.place()),
                "stay within it, or change it there");
    }

    private void wrong(String key, String what, String instead) {
        passage.at(key).wrong(what, instead);
    }
}
