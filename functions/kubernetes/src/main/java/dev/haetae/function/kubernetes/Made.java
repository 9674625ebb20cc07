package dev.haetae.function.kubernetes;

/** What no person types: keys and digests, by the letters and digits in it. */
final class Made {

    private static final int NEAR = 64;
    private static final int SHORTEST = 20;
    private static final int FEWEST = 3;

    private Made() {}

    /** No word: it has digits, or great letters after small ones. */
    static boolean isOpaque(CharSequence run) {
        for (int at = 1; at < run.length(); at++) {
            boolean turns = Character.isUpperCase(run.charAt(at)) && Character.isLowerCase(run.charAt(at - 1));
            if (turns || Character.isDigit(run.charAt(at))) {
                return true;
            }
        }
        return false;
    }

    /** Where, nearby on the same line, something begins that nobody types; the text's end where nothing does. */
    static int startNear(CharSequence text, int from) {
        int last = Math.min(from + NEAR, text.length());
        for (int at = from; at < last && text.charAt(at) != '\n'; at++) {
            int end = endOfPart(text, at);
            if (isMade(text.subSequence(at, end)) && !isPartOfName(text, at)) {
                return at;
            }
            at = end;
        }
        return text.length();
    }

    private static int endOfPart(CharSequence text, int from) {
        int at = from;
        while (at < text.length() && at - from < NEAR && Written.isRun(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Long, of letters and digits; what has the marks of paths and names, in great and small letters too. */
    private static boolean isMade(CharSequence run) {
        long digits = run.chars().filter(Character::isDigit).count();
        long great = run.chars().filter(Character::isUpperCase).count();
        long small = run.chars().filter(Character::isLowerCase).count();
        boolean named = run.chars().anyMatch(one -> one == '/' || one == '_');
        return run.length() >= SHORTEST
                && digits >= FEWEST
                && great + small >= FEWEST
                && (!named || Math.min(great, small) > 0);
    }

    /** The rest of a pod's name, or a digest: {@code sha256:…}. */
    private static boolean isPartOfName(CharSequence text, int at) {
        return (at > 0 && text.charAt(at - 1) == '-') || isDigest(text.subSequence(Math.max(0, at - 4), at));
    }

    private static boolean isDigest(CharSequence before) {
        return "256:".contentEquals(before) || "512:".contentEquals(before);
    }
}
