package dev.haetae.function.kubernetes;

/**
 * Blanks what looks like a secret in a workload's own words, before they leave a function: what a function says is kept
 * with the incident, logged, and read in a chat. It goes by how secrets are written, so that a secret which looks like
 * an ordinary word is told as one; better none is logged at all. Takes time in proportion to the text, whatever it is.
 * Pure.
 */
public final class Discretion {

    /** What is read in a secret's place. */
    public static final String BLANK = "[hidden]";

    private Discretion() {}

    /** The text without what looks like a secret in it; once more changes nothing. */
    public static String of(String text) {
        CharSequence discreet = text;
        for (Secret secret : Secret.values()) {
            discreet = secret.blankedIn(discreet);
        }
        return discreet.toString();
    }

    /** What it says for itself; null where it says nothing. */
    static String ofWordsOf(Throwable thrown) {
        return thrown.getMessage() == null ? null : of(thrown.getMessage());
    }
}
