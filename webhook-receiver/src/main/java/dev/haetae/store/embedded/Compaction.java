package dev.haetae.store.embedded;

import org.h2.mvstore.MVStore;
import org.h2.mvstore.RandomAccessStore;

/** What can be done about space in a file that nothing needs any more, in steps that end soon. */
record Compaction(MVStore store) {

    /** Below this share of live data chunks are written anew; small commits would bloat the file otherwise. */
    private static final int FILL_RATE = 60;

    /** More is done for it when there is time, so that {@link #isWasteful} comes to an end. */
    private static final int FILL_RATE_AT_REST = 75;

    /** Above it the file has no holes worth filling. */
    private static final int WITHOUT_HOLES = 90;

    private static final int BYTES = 8 << 20;

    /** A chunk is moved whole or not at all, and may be larger than what was written anew into it. */
    private static final int BYTES_MOVED = 4 * BYTES;

    private static final double PERCENT = 100;

    /** Writes some chunks anew that are half empty; whether there were any. The file is not smaller by that alone. */
    boolean rewrite() {
        return store.compact(FILL_RATE, BYTES);
    }

    boolean rewriteMore() {
        return store.compact(FILL_RATE_AT_REST, BYTES);
    }

    /** Moves some of what lies at the end into holes before it: only the end of a file can be given back. */
    void fillHoles() {
        ((RandomAccessStore) store.getFileStore()).compactMoveChunks(WITHOUT_HOLES, BYTES_MOVED, store);
    }

    /** Whether much of the file is space that nothing needs. */
    boolean isWasteful() {
        double live = store.getFillRate() / PERCENT * store.getFileStore().getChunksFillRate() / PERCENT;
        return live * PERCENT < FILL_RATE && size() * (1 - live) > BYTES;
    }

    long size() {
        return store.getFileStore().size();
    }
}
