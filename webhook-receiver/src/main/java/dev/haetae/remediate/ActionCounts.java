package dev.haetae.remediate;

import dev.haetae.contract.Action;
import dev.haetae.incident.Incident;
import dev.haetae.policy.Guardrails;
import dev.haetae.store.Batch;
import dev.haetae.store.Entry;
import dev.haetae.store.Json;
import dev.haetae.store.Space;
import dev.haetae.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How many actions were begun within the last hour, for a service, in a namespace and in all: counted in the ledger, in
 * the batch that begins the action, so that no two receivers ever use up the same place.
 */
final class ActionCounts {

    static final Duration HOUR = Duration.ofHours(1);

    private static final String PREFIX = "actions/";

    /** One action that was begun. */
    record Begun(String action, Instant at) {}

    /** @param until when the last of them counts no more */
    record Tally(List<Begun> begun, Instant until) {

        private static Tally of(List<Begun> begun) {
            return new Tally(
                    begun,
                    begun.isEmpty() ? Instant.EPOCH : begun.getLast().at().plus(HOUR));
        }
    }

    /**
     * One count as read.
     *
     * @param of what it counts for, in words
     * @param limit how many may be begun within an hour
     * @param figure the name of the limit in guardrails.yaml
     */
    record Read(String key, String of, int limit, String figure, List<Begun> begun, long version) {

        /** Until when nothing more may be begun; empty when there is room. */
        Optional<Instant> fullUntil() {
            return begun.size() < limit
                    ? Optional.empty()
                    : Optional.of(begun.get(begun.size() - limit).at().plus(HOUR));
        }

        String inWords() {
            return "%d of %d for %s".formatted(begun.size(), limit, of);
        }

        private void add(Batch.Builder batch, Begun one) {
            List<Begun> more = new ArrayList<>(begun);
            more.add(one);
            write(batch, more);
        }

        private void remove(Batch.Builder batch, String action) {
            List<Begun> fewer = new ArrayList<>(begun);
            for (int index = fewer.size() - 1; index >= 0; index--) {
                if (fewer.get(index).action().equals(action)) {
                    fewer.remove(index);
                    write(batch, fewer);
                    return;
                }
            }
        }

        private void write(Batch.Builder batch, List<Begun> after) {
            batch.expect(Space.LEDGER, key, version).put(Space.LEDGER, key, Json.write(Tally.of(after)));
        }
    }

    private final Store store;
    private final Guardrails.PerHour limits;

    ActionCounts(Store store, Guardrails.PerHour limits) {
        this.store = store;
        this.limits = limits;
    }

    /** The narrowest first. */
    List<Read> of(Incident incident, Action action, Instant now) {
        String service = incident.service();
        String namespace = action.target().namespace();
        List<Read> counts = new ArrayList<>();
        if (service != null) {
            counts.add(read("service/" + service, "service " + service, limits.service(), "perHour/service", now));
        }
        counts.add(
                read("namespace/" + namespace, "namespace " + namespace, limits.namespace(), "perHour/namespace", now));
        counts.add(read("all", "the whole cluster", limits.all(), "perHour/all", now));
        return counts;
    }

    private Read read(String name, String of, int limit, String figure, Instant now) {
        String key = PREFIX + name;
        Optional<Entry> entry = store.get(Space.LEDGER, key);
        List<Begun> begun = entry
                .map(found -> Json.read(found.value(), Tally.class).begun())
                .orElse(List.of())
                .stream()
                .filter(one -> one.at().plus(HOUR).isAfter(now))
                .toList();
        return new Read(key, of, limit, figure, begun, entry.map(Entry::version).orElse(Batch.ABSENT));
    }

    static Consumer<Batch.Builder> reserve(List<Read> counts, Action action, Instant now) {
        return batch -> counts.forEach(count -> count.add(batch, new Begun(action.id(), now)));
    }

    /** Gives the action's place back, when it was not carried out. */
    Consumer<Batch.Builder> release(Incident incident, Action action, Instant now) {
        List<Read> counts = of(incident, action, now);
        return batch -> counts.forEach(count -> count.remove(batch, action.id()));
    }
}
