package dev.haetae.policy.source;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Guesses the name that was meant by one that is misspelt. */
public final class Nearest {

    /** More letters wrong than this, and it is another word. */
    private static final int FAR = 2;

    private Nearest() {}

    /** The known name that differs least, where it differs little. */
    public static Optional<String> to(String word, Collection<String> known) {
        return known.stream()
                .filter(name -> Math.abs(name.length() - word.length()) <= FAR)
                .filter(name -> isNear(distance(word, name), word.length()))
                .min(Comparator.comparing((String name) -> distance(word, name)).thenComparing(name -> name));
    }

    /** {@code did you mean restart? }, or nothing where no known name is near. */
    public static String question(String word, Collection<String> known) {
        return to(word, known).map("did you mean %s? "::formatted).orElse("");
    }

    private static boolean isNear(int distance, int length) {
        return distance <= FAR && distance * 2 <= length;
    }

    /** Levenshtein's: how many letters are to be put in, left out or replaced. */
    static int distance(String from, String to) {
        int[] above = new int[to.length() + 1];
        for (int column = 0; column <= to.length(); column++) {
            above[column] = column;
        }
        for (int row = 1; row <= from.length(); row++) {
            above = below(above, from.charAt(row - 1), row, to);
        }
        return above[to.length()];
    }

    private static int[] below(int[] above, char letter, int row, String to) {
        int[] line = new int[above.length];
        line[0] = row;
        for (int column = 1; column < line.length; column++) {
            int replaced = above[column - 1] + (to.charAt(column - 1) == letter ? 0 : 1);
            line[column] = Math.min(replaced, 1 + Math.min(above[column], line[column - 1]));
        }
        return line;
    }
}
