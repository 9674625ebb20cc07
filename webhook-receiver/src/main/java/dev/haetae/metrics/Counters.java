package dev.haetae.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Counters of one name that differ in their tags. Each is there from zero on; no other ever comes by counting. */
public final class Counters {

    /** What is counted under no name of its own, so that whatever comes, labels stay bounded (M2). */
    public static final String OTHER = "other";

    private final String[] keys;
    private final Function<Tags, Counter> register;
    private final Map<List<String>, Counter> known = new ConcurrentHashMap<>();

    Counters(String[] keys, Function<Tags, Counter> register) {
        this.keys = keys.clone();
        this.register = register;
        register(Collections.nCopies(keys.length, OTHER));
    }

    /** All that may come, a set of values for each key: before the first comes it stands at 0, and can be alerted on. */
    @SafeVarargs
    public final Counters zero(List<String>... values) {
        List<List<String>> rows = List.of(List.of());
        for (List<String> next : values) {
            rows = rows.stream()
                    .flatMap(row -> next.stream().map(value -> with(row, value)))
                    .toList();
        }
        rows.forEach(this::register);
        return this;
    }

    private static List<String> with(List<String> row, String value) {
        List<String> longer = new ArrayList<>(row);
        longer.add(value);
        return List.copyOf(longer);
    }

    private void register(List<String> values) {
        known.computeIfAbsent(values, row -> {
            List<String> tags = new ArrayList<>();
            for (int i = 0; i < keys.length; i++) {
                tags.addAll(List.of(keys[i], row.get(i)));
            }
            return register.apply(Tags.of(tags.toArray(String[]::new)));
        });
    }

    /** One more; as {@link #OTHER} when nobody said before that it may come. */
    public void count(String... values) {
        known.getOrDefault(Arrays.asList(values), known.get(Collections.nCopies(keys.length, OTHER)))
                .increment();
    }
}
