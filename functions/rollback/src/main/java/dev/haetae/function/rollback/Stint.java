package dev.haetae.function.rollback;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Revisions of one release in a row: restarts make another template of it. */
record Stint(List<Revision> revisions) {

    Stint with(Revision next) {
        return new Stint(Stream.concat(revisions.stream(), Stream.of(next)).toList());
    }

    Revision last() {
        return revisions.getLast();
    }

    Instant began() {
        return revisions.stream()
                .map(Revision::created)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    boolean isBefore(Stint other) {
        return began().isBefore(other.began());
    }

    boolean isMarked(Verdict word) {
        return has(revision -> revision.isMarked(word));
    }

    boolean has(Predicate<Revision> what) {
        return revisions.stream().anyMatch(what);
    }
}
