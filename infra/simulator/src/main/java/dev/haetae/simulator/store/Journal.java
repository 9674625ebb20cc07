package dev.haetae.simulator.store;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The latest changes, kept so that a watch can resume where it was, and those who follow along. */
public final class Journal {

    private static final int KEPT = 2_000;

    private final Deque<Change> changes = new ArrayDeque<>();
    private final Set<Consumer<Change>> followers = new LinkedHashSet<>();
    private long forgotten;

    void add(Change change) {
        changes.add(change);
        if (changes.size() > KEPT) {
            forgotten = changes.remove().revision();
        }
        List.copyOf(followers).forEach(it -> it.accept(change));
    }

    /** The changes after a revision, which must not be forgotten yet. */
    public List<Change> since(long revision) {
        if (revision < forgotten) {
            throw Refusal.of(410, "Expired", "too old resource version: %d (%d)".formatted(revision, forgotten));
        }
        return changes.stream().filter(it -> it.revision() > revision).toList();
    }

    /** Tells the follower every change from now on; run the answer to stop. */
    public Runnable follow(Consumer<Change> follower) {
        followers.add(follower);
        return () -> followers.remove(follower);
    }
}
