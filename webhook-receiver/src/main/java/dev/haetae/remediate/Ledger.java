package dev.haetae.remediate;

import dev.haetae.contract.Target;
import dev.haetae.store.Batch;
import dev.haetae.store.Entry;
import dev.haetae.store.Json;
import dev.haetae.store.Space;
import dev.haetae.store.Store;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** Cool-downs and target locks, in the store that all receivers share, reserved before anything is done. */
final class Ledger {

    private static final String LOCK = "lock/";

    /** Who holds it, and until when at the latest. */
    record Mark(String incident, Instant until) {}

    /** A mark as read; its version is expected by whoever writes over it. */
    record Read(String key, Optional<Mark> mark, long version) {

        Consumer<Batch.Builder> write(Mark after) {
            return batch -> batch.expect(Space.LEDGER, key, version).put(Space.LEDGER, key, Json.write(after));
        }

        /** Marked free, not deleted: versions of a key never come again, so nobody writes over what they did not read. */
        Consumer<Batch.Builder> free(String incident) {
            return write(new Mark(incident, Instant.EPOCH));
        }
    }

    /**
     * How many other workloads of a namespace are being acted on. Whoever begins on one more writes the key that was read
     * before they were counted, so that two never take the last place.
     */
    record Busy(String key, int others, long version) {

        Consumer<Batch.Builder> take(Mark mark) {
            return batch -> batch.expect(Space.LEDGER, key, version).put(Space.LEDGER, key, Json.write(mark));
        }
    }

    private final Store store;

    Ledger(Store store) {
        this.store = store;
    }

    Read lock(Target target) {
        return read(LOCK + target);
    }

    Busy busy(Target target, Instant now) {
        String namespace = target.cluster() + "/" + target.namespace();
        String key = "at-once/" + namespace;
        long version = store.versionOf(Space.LEDGER, key);
        long others = store.scanPrefix(Space.LEDGER, LOCK + namespace + "/", Integer.MAX_VALUE).stream()
                .filter(entry -> !entry.key().equals(LOCK + target))
                .filter(entry -> Json.read(entry.value(), Mark.class).until().isAfter(now))
                .count();
        return new Busy(key, (int) others, version);
    }

    Read coolDown(String playbook, Target target) {
        return read("cool-down/" + playbook + "/" + target);
    }

    private Read read(String key) {
        Optional<Entry> entry = store.get(Space.LEDGER, key);
        return new Read(
                key,
                entry.map(found -> Json.read(found.value(), Mark.class)),
                entry.map(Entry::version).orElse(Batch.ABSENT));
    }

    /** Gives up what the incident holds; nothing when somebody else holds it by now. */
    static Consumer<Batch.Builder> release(Read read, String incident) {
        return read.mark().filter(mark -> mark.incident().equals(incident)).isPresent()
                ? read.free(incident)
                : batch -> {};
    }
}
