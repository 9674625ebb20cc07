package dev.haetae.retention;

import dev.haetae.store.Batch;
import dev.haetae.store.Commit;
import dev.haetae.store.Entry;
import dev.haetae.store.Json;
import dev.haetae.store.Space;
import dev.haetae.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What has no order by time is looked through a page at a time, the next one each time, and what nobody needs is
 * removed: links to incidents that are gone, cool-downs and locks that ended.
 */
final class Leftovers {

    private static final int PAGE = 500;

    /** A version that a new mark does not reach while somebody still decides upon the old one. */
    private static final long NEVER_THAT_SOON = 3;

    private static final String CURSOR = "retention/after/";

    /** The names under which guardrails keep their marks in the ledger. */
    private static final List<String> MARKS = List.of("cool-down/", "lock/", "at-once/", "actions/");

    /** Of a guardrail's mark, what matters here. */
    private record Mark(Instant until) {}

    private final Store store;

    Leftovers(Store store) {
        this.store = store;
    }

    int remove(Instant now) {
        return remove(Space.LINKS, this::leadsNowhere) + remove(Space.LEDGER, entry -> hasEnded(entry, now));
    }

    private boolean leadsNowhere(Entry link) {
        return store.get(Space.INCIDENTS, link.value()).isEmpty();
    }

    private static boolean hasEnded(Entry entry, Instant now) {
        return MARKS.stream().anyMatch(entry.key()::startsWith)
                && Json.read(entry.value(), Mark.class).until().isBefore(now);
    }

    private int remove(Space space, Predicate<Entry> isLeft) {
        String cursor = CURSOR + space;
        Optional<Entry> stored = store.get(Space.LEDGER, cursor);
        String from =
                stored.map(entry -> Json.read(entry.value(), String.class)).orElse("");
        List<Entry> page = store.scan(space, from, "" + Character.MAX_VALUE, PAGE);
        List<Entry> left = page.stream().filter(isLeft).toList();
        String next = page.size() < PAGE ? "" : page.getLast().key() + Character.MIN_VALUE;
        if (left.isEmpty() && next.equals(from)) {
            return 0;
        }
        Batch.Builder batch = Batch.batch().put(Space.LEDGER, cursor, Json.write(next));
        left.forEach(entry -> remove(space, entry, batch.expect(space, entry.key(), entry.version())));
        return store.commitNow(batch.build()) instanceof Commit.Done ? left.size() : 0;
    }

    /** Versions begin again after a removal: whoever read one of a mark must not take a new mark's first for it. */
    private static void remove(Space space, Entry entry, Batch.Builder batch) {
        if (space == Space.LEDGER && entry.version() < NEVER_THAT_SOON) {
            batch.put(space, entry.key(), entry.value());
        } else {
            batch.delete(space, entry.key());
        }
    }
}
