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

    private final Store store;

    Ledger(Store store) {
        this.store = store;
    }

    Read lock(Target target) {
        return read("lock/" + target);
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
