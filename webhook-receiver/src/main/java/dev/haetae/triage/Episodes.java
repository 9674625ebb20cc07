package dev.haetae.triage;

import dev.haetae.store.Batch;
import dev.haetae.store.Entry;
import dev.haetae.store.Json;
import dev.haetae.store.Space;
import dev.haetae.store.Store;
import java.util.List;
import java.util.Optional;

/** Episodes as stored, and which of them joined an incident. */
public final class Episodes {

    /** More members than this are not looked through for one that still fires: in a storm nothing acts anyway. */
    public static final int MEMBERS = 200;

    private final Store store;

    public Episodes(Store store) {
        this.store = store;
    }

    record Kept(Optional<Episode> episode, long version) {}

    Kept read(String key) {
        Optional<Entry> entry = store.get(Space.EPISODES, key);
        return new Kept(
                entry.map(found -> Json.read(found.value(), Episode.class)),
                entry.map(Entry::version).orElse(Batch.ABSENT));
    }

    public Optional<Episode> find(String key) {
        return read(key).episode();
    }

    static void write(Batch.Builder batch, Kept before, Episode after) {
        batch.expect(Space.EPISODES, after.key(), before.version()).put(Space.EPISODES, after.key(), Json.write(after));
    }

    boolean isMember(String incident, String episode) {
        return store.get(Space.MEMBERS, incident + "/" + episode).isPresent();
    }

    static void join(Batch.Builder batch, String incident, Episode episode) {
        batch.putIfAbsent(Space.MEMBERS, incident + "/" + episode.key(), Json.write(episode.key()));
    }

    /** The Watchdog of that source is missing, or over: whatever it says, or no longer says, may not be so. */
    public boolean isSilent(String source) {
        return Bark.isOver(store, source) || isMissing(source);
    }

    private boolean isMissing(String source) {
        return store.scanPrefix(Space.EPISODES, Watchdog.OURSELVES + "/", MEMBERS).stream()
                .map(entry -> Json.read(entry.value(), Episode.class))
                .filter(Episode::isOpen)
                .anyMatch(alarm ->
                        alarm.alert().label("source").filter(source::equals).isPresent());
    }

    /** The alerts of an incident, at most 200 of them, as they stand now. */
    public List<Episode> of(String incident) {
        return store.scanPrefix(Space.MEMBERS, incident + "/", MEMBERS).stream()
                .map(entry -> find(Json.read(entry.value(), String.class)))
                .flatMap(Optional::stream)
                .toList();
    }
}
