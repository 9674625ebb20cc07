package dev.haetae.triage;

import dev.haetae.store.Batch;
import dev.haetae.store.Commit;
import dev.haetae.store.Entry;
import dev.haetae.store.Json;
import dev.haetae.store.Space;
import dev.haetae.store.Store;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * The index of causes as a whole, which other inhibition rules make another. It is made theirs in two halves, with their
 * coming into force in between, so that no cause is ever missing: first theirs are added, later those of nobody removed.
 */
final class CausesIndex {

    private static final String BY = "causes/by";
    private static final int PAGE = 256;

    private final Store store;
    private final Episodes episodes;

    CausesIndex(Store store, Episodes episodes) {
        this.store = store;
        this.episodes = episodes;
    }

    /** Whether it is wholly that of the policies of this hash; not so when a process died while making it. */
    boolean isBy(String hash) {
        return store.get(Space.LEDGER, BY)
                .filter(entry -> Json.read(entry.value(), String.class).equals(hash))
                .isPresent();
    }

    /** Adds what fires and may silence others. */
    void add(Causes causes) {
        store.commitNow(Batch.batch().delete(Space.LEDGER, BY).build());
        eachOf(Space.EPISODES, (batch, entry) -> {
            Episode episode = Json.read(entry.value(), Episode.class);
            if (episode.isOpen() && !causes.keys(episode).isEmpty()) {
                causes.add(batch.expect(Space.EPISODES, entry.key(), entry.version()), episode);
            }
        });
    }

    /** Removes what is over, or silences nobody any more. */
    void clear(Causes causes, String hash) {
        eachOf(Space.CAUSES, (batch, entry) -> {
            Episodes.Kept kept = episodes.read(Causes.episodeOf(entry.key()));
            if (!stands(kept.episode(), entry.key(), causes)) {
                batch.expect(Space.CAUSES, entry.key(), entry.version())
                        .expect(Space.EPISODES, Causes.episodeOf(entry.key()), kept.version())
                        .delete(Space.CAUSES, entry.key());
            }
        });
        store.commitNow(Batch.batch().put(Space.LEDGER, BY, Json.write(hash)).build());
    }

    private static boolean stands(Optional<Episode> episode, String key, Causes causes) {
        return episode.filter(Episode::isOpen)
                .filter(open -> causes.keys(open).contains(key))
                .isPresent();
    }

    /** A page in which somebody else was faster is read again. */
    private void eachOf(Space space, BiConsumer<Batch.Builder, Entry> write) {
        String from = "";
        List<Entry> page = page(space, from);
        while (!page.isEmpty()) {
            if (isCommitted(page, write)) {
                from = page.getLast().key() + Character.MIN_VALUE;
            }
            page = page(space, from);
        }
    }

    private List<Entry> page(Space space, String from) {
        return store.scan(space, from, "" + Character.MAX_VALUE, PAGE);
    }

    private boolean isCommitted(List<Entry> page, BiConsumer<Batch.Builder, Entry> write) {
        Batch.Builder builder = Batch.batch();
        page.forEach(entry -> write.accept(builder, entry));
        Batch batch = builder.build();
        return batch.writes().isEmpty() || store.commitNow(batch) instanceof Commit.Done;
    }
}
