package dev.haetae.inbox;

import dev.haetae.store.Batch;
import dev.haetae.store.Entry;
import dev.haetae.store.Json;
import dev.haetae.store.Space;
import dev.haetae.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;

/** What was received: stored durably before it is acknowledged, and waiting in its order until it is triaged. */
public class Inbox {

    /** Told whenever something new waits. */
    public interface Listener {
        void arrived();
    }

    /** A delivery that waits; the mark is deleted in the batch that triages it. */
    public record Pending(String mark, long version, Delivery delivery) {}

    private final Store store;
    private final AtomicLong sequence = new AtomicLong();
    private volatile Listener listener = () -> {};

    public Inbox(Store store) {
        this.store = store;
    }

    public void listen(Listener newListener) {
        this.listener = newListener;
    }

    /** The ids, in order, once everything is on disk; fails with {@link dev.haetae.store.StoreUnavailable}. */
    public CompletionStage<List<String>> accept(List<Delivery> deliveries) {
        Batch.Builder batch = Batch.batch();
        deliveries.forEach(delivery -> batch.putIfAbsent(Space.INBOX, delivery.id(), Json.write(delivery))
                .put(Space.PENDING, mark(delivery), Json.write(delivery.receivedAt())));
        return store.commit(batch.build()).thenApply(committed -> {
            listener.arrived();
            return deliveries.stream().map(Delivery::id).toList();
        });
    }

    private String mark(Delivery delivery) {
        return "%013d-%09d-%s"
                .formatted(
                        delivery.receivedAt().toEpochMilli(),
                        sequence.getAndIncrement() % 1_000_000_000,
                        delivery.id());
    }

    /** The oldest that wait, each as first received but with this receipt's own time. */
    public List<Pending> pending(int limit) {
        return store.scan(Space.PENDING, "", "~", limit).stream()
                .map(this::pending)
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Pending> pending(Entry mark) {
        String id = mark.key().substring(mark.key().lastIndexOf('-') + 1);
        return find(id).map(delivery -> new Pending(mark.key(), mark.version(), receivedAt(delivery, mark)));
    }

    private static Delivery receivedAt(Delivery first, Entry mark) {
        return new Delivery(
                first.id(),
                first.source(),
                first.fingerprint(),
                first.status(),
                first.startsAt(),
                first.endsAt(),
                first.alert(),
                first.origin(),
                Json.read(mark.value(), Instant.class));
    }

    public Optional<Delivery> find(String id) {
        return store.get(Space.INBOX, id).map(entry -> Json.read(entry.value(), Delivery.class));
    }

    public Optional<Fate> fate(String id) {
        return store.get(Space.FATES, id).map(entry -> Json.read(entry.value(), Fate.class));
    }
}
