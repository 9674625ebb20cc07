package dev.haetae.remediate;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haetae.contract.Action;
import dev.haetae.contract.Target;
import dev.haetae.store.Batch;
import dev.haetae.store.Entry;
import dev.haetae.store.Json;
import dev.haetae.store.Space;
import dev.haetae.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Cool-downs and target locks, in the store that all receivers share, reserved before anything is done. */
final class Ledger {

    private static final String LOCK = "lock/";

    /**
     * Who holds it, and until when at the latest.
     *
     * @param also what is held with it, by key: the workload of a pod or of an autoscaler; null where there is none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Mark(String incident, Instant until, String also) {

        Mark(String incident, Instant until) {
            this(incident, until, null);
        }
    }

    /** A mark as read; its version is expected by whoever writes over it. */
    record Read(String key, Optional<Mark> mark, long version) {

        Consumer<Batch.Builder> write(Mark after) {
            return batch -> batch.expect(Space.LEDGER, key, version).put(Space.LEDGER, key, Json.write(after));
        }

        /** Marked free, not deleted: versions of a key never come again, so nobody writes over what they did not read. */
        Consumer<Batch.Builder> free(String incident) {
            return write(new Mark(incident, Instant.EPOCH));
        }

        /** Whose it is at that time, if anybody's but {@code incident}'s. */
        Optional<Mark> others(String incident, Instant now) {
            return mark.filter(held -> held.until().isAfter(now))
                    .filter(held -> !held.incident().equals(incident));
        }
    }

    /**
     * How many other incidents act on workloads of a namespace, each on one at a time. Whoever begins on one more writes the key that was read
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

    /** What of an expiring change still stands, made by the same verb. */
    Read standing(Action action) {
        return read("stands/" + action.verb() + "/" + action.target());
    }

    Busy busy(Target target, String incident, Instant now) {
        String namespace = target.cluster() + "/" + target.namespace();
        String key = "at-once/" + namespace;
        long version = store.versionOf(Space.LEDGER, key);
        long others = store.scanPrefix(Space.LEDGER, LOCK + namespace + "/", Integer.MAX_VALUE).stream()
                .map(entry -> Json.read(entry.value(), Mark.class))
                .filter(mark -> mark.until().isAfter(now))
                .map(Mark::incident)
                .filter(other -> !other.equals(incident))
                .distinct()
                .count();
        return new Busy(key, (int) others, version);
    }

    Read coolDown(Target target) {
        return read("cool-down/" + target);
    }

    private Read read(String key) {
        Optional<Entry> entry = store.get(Space.LEDGER, key);
        return new Read(
                key,
                entry.map(found -> Json.read(found.value(), Mark.class)),
                entry.map(Entry::version).orElse(Batch.ABSENT));
    }

    /** Gives up what the incident holds of the target, and what it holds with it; nothing where somebody else does by now. */
    Consumer<Batch.Builder> release(Target target, String incident) {
        return heldBy(incident, lock(target)).stream()
                .map(held -> held.free(incident))
                .reduce(batch -> {}, Consumer::andThen);
    }

    /** Keeps what the incident holds now until then at least. */
    Consumer<Batch.Builder> keep(Target target, String incident, Instant now, Instant until) {
        return heldBy(incident, lock(target)).stream()
                .filter(held -> held.mark().orElseThrow().until().isAfter(now))
                .filter(held -> held.mark().orElseThrow().until().isBefore(until))
                .map(held -> held.write(
                        new Mark(incident, until, held.mark().orElseThrow().also())))
                .reduce(batch -> {}, Consumer::andThen);
    }

    /** What the incident changed for a while stands longer. */
    Consumer<Batch.Builder> keepStanding(Action action, String incident, Instant until) {
        Read standing = standing(action);
        return standing.mark()
                .filter(mark -> mark.incident().equals(incident))
                .filter(mark ->
                        !mark.until().equals(Instant.EPOCH) && mark.until().isBefore(until))
                .map(mark -> standing.write(new Mark(incident, until)))
                .orElse(batch -> {});
    }

    private List<Read> heldBy(String incident, Read first) {
        List<Read> held = new ArrayList<>();
        Optional<Read> next = Optional.of(first);
        while (next.flatMap(Read::mark)
                .filter(mark -> mark.incident().equals(incident))
                .isPresent()) {
            held.add(next.get());
            next = next.flatMap(Read::mark).map(Mark::also).map(this::read);
        }
        return held;
    }

    /** Gives up one mark; nothing when somebody else holds it by now. */
    static Consumer<Batch.Builder> release(Read read, String incident) {
        return read.mark().filter(mark -> mark.incident().equals(incident)).isPresent()
                ? read.free(incident)
                : batch -> {};
    }
}
