package dev.haetae.triage;

import dev.haetae.policy.Alert;
import dev.haetae.policy.Facts;
import dev.haetae.store.Batch;
import dev.haetae.store.Json;
import dev.haetae.store.Space;
import dev.haetae.store.Store;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What is known beside an alert: from our own records, and from what the rule that raised it says in its annotations.
 * Nobody else is asked, so that a decision never waits. What is not said, or is no number, is unknown.
 */
final class FactsAtHand {

    /** I1: how often something came back counts within a day. */
    private static final Duration COUNTED = Duration.ofHours(24);

    private static final int MOST_COUNTED = 50;
    /** Longer than any figure that means something, and short enough to be read at once. */
    private static final int LONGEST = 32;

    private static final String USERS_AFFECTED = "users_affected";
    private static final String BURN_RATE = "burn_rate";

    private record Openings(List<Instant> at) {}

    private final Store store;

    FactsAtHand(Store store) {
        this.store = store;
    }

    /** Of an alert that opens an incident of that correlation key, or joins one of it. */
    Facts of(Alert alert, String correlationKey, boolean opens, Instant now) {
        long before = openings(correlationKey, now).count();
        return new Facts(
                OptionalInt.of((int) before + (opens ? 1 : 0)),
                opens ? OptionalInt.of(1) : OptionalInt.empty(),
                number(alert, USERS_AFFECTED)
                        .map(users -> OptionalLong.of(users.longValue()))
                        .orElse(OptionalLong.empty()),
                number(alert, BURN_RATE)
                        .map(rate -> OptionalDouble.of(rate.doubleValue()))
                        .orElse(OptionalDouble.empty()));
    }

    /** That one was opened; whoever writes it expects the correlation key to be free, so nobody else does at once. */
    Consumer<Batch.Builder> opened(String correlationKey, Instant now) {
        List<Instant> counted = Stream.concat(openings(correlationKey, now), Stream.of(now))
                .skip(Math.max(0, openings(correlationKey, now).count() + 1 - MOST_COUNTED))
                .toList();
        return batch -> batch.put(Space.LEDGER, key(correlationKey), Json.write(new Openings(counted)));
    }

    private Stream<Instant> openings(String correlationKey, Instant now) {
        Instant since = now.minus(COUNTED);
        return store.get(Space.LEDGER, key(correlationKey)).stream()
                .flatMap(entry -> Json.read(entry.value(), Openings.class).at().stream())
                .filter(at -> at.isAfter(since));
    }

    private static String key(String correlationKey) {
        return "repeats/" + correlationKey;
    }

    private static Optional<BigDecimal> number(Alert alert, String annotation) {
        try {
            return Optional.ofNullable(alert.annotations().get(annotation))
                    .filter(text -> text.length() <= LONGEST)
                    .map(text -> new BigDecimal(text.strip()))
                    .filter(value -> value.signum() >= 0 && value.precision() - value.scale() <= 15);
        } catch (NumberFormatException notOne) {
            return Optional.empty();
        }
    }
}
