package dev.haetae.store.embedded;

/**
 * When the file is tidied up: a little after so many commits, and when nothing is to be written until it is small
 * again. It belongs to the thread that writes, and each of its steps ends soon, since that thread is kept from writing.
 */
final class Housekeeping {

    private static final int COMMITS_BETWEEN_COMPACTIONS = 250;

    /** The first steps make room for what is moved by later ones; a copy under way keeps any from succeeding. */
    private static final int STEPS_IN_VAIN = 50;

    /** After so many steps in vain it is tried again, since much may be outdated by then. */
    private static final int COMMITS_BETWEEN_TRIES = 1_000;

    private static final long WORTH_A_STEP = 1 << 20;

    private final FileKeeper keeper;
    private int commitsSinceCompaction;
    private int commitsSinceTry;
    private int stepsLeft = STEPS_IN_VAIN;
    private long smallest = Long.MAX_VALUE;

    Housekeeping(FileKeeper keeper) {
        this.keeper = keeper;
    }

    /** After each commit. */
    void afterCommit() {
        commitsSinceCompaction++;
        if (commitsSinceCompaction > COMMITS_BETWEEN_COMPACTIONS) {
            compact();
        }
        commitsSinceTry++;
        if (commitsSinceTry > COMMITS_BETWEEN_TRIES) {
            commitsSinceTry = 0;
            stepsLeft = STEPS_IN_VAIN;
            smallest = Long.MAX_VALUE;
        }
    }

    /** Whenever there was nothing to write for a moment. */
    void whenIdle() {
        if (commitsSinceCompaction > 0) {
            compact();
        }
        if (stepsLeft > 0 && keeper.isWasteful()) {
            shrink();
        }
    }

    private void compact() {
        commitsSinceCompaction = 0;
        keeper.compact();
    }

    /** A disk without room for it has none for what matters either: then it is left alone for many commits. */
    private void shrink() {
        keeper.shrink();
        if (!keeper.healthy()) {
            stepsLeft = 0;
        } else if (keeper.size() < smallest - WORTH_A_STEP) {
            smallest = keeper.size();
            stepsLeft = STEPS_IN_VAIN;
        } else {
            stepsLeft--;
        }
    }
}
