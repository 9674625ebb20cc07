package dev.haetae.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Things in order, found by a key. Each may be found in several ways, and lies where it has the fewest beside it; what
 * can be found in no way is always among those found.
 */
final class Buckets<K, T> {

    private final List<T> all;
    private final Map<K, List<Integer>> byKey = new HashMap<>();
    private final List<Integer> anyway = new ArrayList<>();

    /**
     * Sorts them in.
     *
     * @param ways of each: lists of keys, of which all of one list are needed to find it
     */
    Buckets(List<T> all, Function<T, List<List<K>>> ways) {
        this.all = List.copyOf(all);
        List<List<List<K>>> ofEach = this.all.stream().map(ways).toList();
        Map<K, Integer> counts = new HashMap<>();
        ofEach.stream().flatMap(List::stream).flatMap(List::stream).forEach(key -> counts.merge(key, 1, Integer::sum));
        for (int index = 0; index < this.all.size(); index++) {
            put(index, ofEach.get(index), counts);
        }
    }

    /** Those that lie at one of the keys, and those that lie at none, in their order. */
    Stream<T> at(Collection<K> keys) {
        List<List<Integer>> found = new ArrayList<>();
        found.add(anyway);
        keys.stream().map(byKey::get).filter(bucket -> bucket != null).forEach(found::add);
        IntStream indices = found.stream().flatMap(List::stream).mapToInt(Integer::intValue);
        return (found.size() == 1 ? indices : indices.sorted()).mapToObj(all::get);
    }

    List<T> all() {
        return all;
    }

    private void put(int index, List<List<K>> ways, Map<K, Integer> counts) {
        ways.stream()
                .min((one, other) -> Integer.compare(crowd(one, counts), crowd(other, counts)))
                .ifPresentOrElse(
                        keys -> keys.forEach(key -> byKey.computeIfAbsent(key, _ -> new ArrayList<>())
                                .add(index)),
                        () -> anyway.add(index));
    }

    private static <K> int crowd(List<K> way, Map<K, Integer> counts) {
        return way.stream().mapToInt(counts::get).sum();
    }
}
