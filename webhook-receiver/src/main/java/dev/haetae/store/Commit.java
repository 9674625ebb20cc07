package dev.haetae.store;

/** How a commit ended. A store that could not write at all answers with {@link StoreUnavailable} instead. */
public sealed interface Commit {

    /** On disk, all of it. */
    record Done() implements Commit {}

    /** Somebody else was faster; nothing was written. Read again and decide again. */
    record Conflict(Space space, String key) implements Commit {}
}
