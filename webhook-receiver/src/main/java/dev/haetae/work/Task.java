package dev.haetae.work;

/**
 * One piece of the engine's work.
 *
 * @param name what is done, of a bounded set: {@code triage}, {@code act}
 * @param about what it is done to
 * @param id which one
 */
public record Task(String name, About about, String id) {

    /** What work can be about. */
    public enum About {
        /** A delivery in the inbox. */
        DELIVERY,
        INCIDENT,
        /** Neither of them: an alert that always fires, what is old. */
        SOMETHING_ELSE
    }
}
