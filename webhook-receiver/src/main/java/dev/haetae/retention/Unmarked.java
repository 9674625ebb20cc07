package dev.haetae.retention;

import dev.haetae.inbox.Arrivals;
import dev.haetae.inbox.Received;
import dev.haetae.store.Batch;
import dev.haetae.store.Entry;
import dev.haetae.store.Json;
import dev.haetae.store.Space;
import dev.haetae.store.Store;
import java.util.List;
import java.util.Optional;

/** Marks, once for each store and page by page, when that was received which came before there were marks. */
final class Unmarked {

    static final int AT_ONCE = 1_000;

    private static final String KEY = "retention/marked";
    private static final String ALL = "all";

    private final Store store;

    Unmarked(Store store) {
        this.store = store;
    }

    /** How many were marked; there may be more when it is {@link #AT_ONCE}. */
    int mark() {
        Optional<Entry> stored = store.get(Space.LEDGER, KEY);
        String from =
                stored.map(entry -> Json.read(entry.value(), String.class)).orElse("");
        return from.equals(ALL) ? 0 : mark(from, stored.map(Entry::version).orElse(Batch.ABSENT));
    }

    private int mark(String from, long version) {
        List<Entry> page = store.scan(Space.INBOX, from, "" + Character.MAX_VALUE, AT_ONCE);
        String next = page.size() < AT_ONCE ? ALL : page.getLast().key() + Character.MIN_VALUE;
        Batch.Builder batch = Batch.batch().expect(Space.LEDGER, KEY, version).put(Space.LEDGER, KEY, Json.write(next));
        page.forEach(entry -> batch.putIfAbsent(Space.ARRIVALS, key(entry), "0"));
        store.commitNow(batch.build());
        return page.size();
    }

    private static String key(Entry entry) {
        return Arrivals.key(Json.read(entry.value(), Received.class).receivedAt(), entry.key());
    }
}
