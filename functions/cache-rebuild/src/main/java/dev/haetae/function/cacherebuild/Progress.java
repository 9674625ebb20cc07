package dev.haetae.function.cacherebuild;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How far a generation is, as it is kept in Redis.
 *
 * @param words by name and shard, such as {@code read:3}
 * @param shards how many the source is divided into
 */
record Progress(Map<String, String> words, int shards) {

    /** The last tenth is for the change-over and for what served before. */
    private static final double BUILT = 0.9;

    private static final String CURSOR = "cursor:";
    private static final String READ = "read:";
    private static final String TOTAL = "total:";
    private static final String DONE = "done:";
    private static final String TOLD = "told";

    /** Where the next page of a shard begins; null for its first. */
    String cursor(int shard) {
        return words.get(CURSOR + shard);
    }

    boolean isDone(int shard) {
        return words.containsKey(DONE + shard);
    }

    boolean isBuilt() {
        return all().allMatch(this::isDone);
    }

    long read() {
        return all().mapToLong(this::read).sum();
    }

    long read(int shard) {
        return number(READ + shard);
    }

    /** 0 to 1, and never less than was told before: a source may correct what it takes for the total. */
    double told() {
        double before = words.containsKey(TOLD) ? Double.parseDouble(words.get(TOLD)) : 0;
        return Math.max(before, BUILT * Math.min(1, share()));
    }

    /** The words after a page of a shard, to be kept together with its entries. */
    List<String> after(int shard, Page page) {
        return List.of(
                READ + shard,
                Long.toString(read(shard) + page.entries().size()),
                TOTAL + shard,
                page.total() == null ? "" : page.total().toString(),
                page.next() == null ? DONE + shard : CURSOR + shard,
                page.next() == null ? "1" : page.next());
    }

    static List<String> telling(double told) {
        return List.of(TOLD, Double.toString(told));
    }

    String describe() {
        return "%d keys read, %d of %d shards done"
                .formatted(read(), all().filter(this::isDone).count(), shards);
    }

    /** By keys where the source knows how many there are; else by shards. Those not begun yet are like the others. */
    private double share() {
        List<Integer> known =
                all().filter(shard -> number(TOTAL + shard) > 0).boxed().toList();
        if (isBuilt() || known.isEmpty()) {
            return (double) all().filter(this::isDone).count() / shards;
        }
        double total = known.stream()
                        .mapToLong(shard -> number(TOTAL + shard))
                        .average()
                        .orElse(1)
                * shards;
        return read() / total;
    }

    private long number(String word) {
        String text = words.getOrDefault(word, "");
        return text.isEmpty() ? 0 : Long.parseLong(text);
    }

    private IntStream all() {
        return IntStream.range(0, shards);
    }
}
