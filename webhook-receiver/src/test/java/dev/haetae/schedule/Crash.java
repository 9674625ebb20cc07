package dev.haetae.schedule;

/** The process dies here: nothing may catch it. */
public final class Crash extends Error {

    Crash() {
        super("the process dies here", null, false, false);
    }

    /** Whether that is what it came from. */
    public static boolean is(Throwable thrown) {
        return thrown instanceof Crash || (thrown.getCause() != null && is(thrown.getCause()));
    }
}
