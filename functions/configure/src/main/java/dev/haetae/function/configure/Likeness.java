package dev.haetae.function.configure;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Which names are most like one that was mistyped. Pure. */
final class Likeness {

    private Likeness() {}

    static List<String> nearest(Collection<String> names, String typed, int most) {
        return names.stream()
                .sorted(Comparator.<String>comparingInt(name -> distance(name, typed))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(most)
                .toList();
    }

    /** How many letters to add, drop or change (Levenshtein). */
    static int distance(String one, String other) {
        int[] before = IntStream.rangeClosed(0, other.length()).toArray();
        for (int i = 0; i < one.length(); i++) {
            before = row(before, one.charAt(i), other);
        }
        return before[other.length()];
    }

    private static int[] row(int[] before, char letter, String other) {
        int[] row = new int[before.length];
        row[0] = before[0] + 1;
        for (int j = 1; j < row.length; j++) {
            int changed = before[j - 1] + (letter == other.charAt(j - 1) ? 0 : 1);
            row[j] = Math.min(changed, Math.min(before[j], row[j - 1]) + 1);
        }
        return row;
    }
}
