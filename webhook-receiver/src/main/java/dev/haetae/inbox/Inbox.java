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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** What was received: stored durably before it is acknowledged, and waiting in its order until it is triaged. */
public class Inbox {

    /** Told whenever something new waits. */
    public interface Listener {
        void arrived();
    }

    /** Sees what became of each delivery when it was triaged; must not wait. */
    @FunctionalInterface
    public interface Witness {
        void saw(Received received, Fate fate);
    }

    /** What waits; the mark is deleted in the batch that triages it. */
    public record Pending(String mark, long version, Received received) {}

    private static final int PAGE = 1000;

    private final Store store;
    private final AtomicLong sequence = new AtomicLong();
    private final Backlog backlog;
    private volatile Listener listener = () -> {};
    private final List<Witness> witnesses = new CopyOnWriteArrayList<>();

    public Inbox(Store store) {
        this.store = store;
        this.backlog = leftIn(store);
    }

    /** What an earlier process left to be triaged. */
    private static Backlog leftIn(Store store) {
        Backlog backlog = new Backlog();
        List<Entry> page = store.scan(Space.PENDING, "", "~", PAGE);
        while (!page.isEmpty()) {
            page.forEach(mark -> find(store, idOf(mark)).ifPresent(left -> backlog.add(left.source(), 1)));
            page = store.scan(Space.PENDING, page.getLast().key() + " ", "~", PAGE);
        }
        return backlog;
    }

    public Backlog backlog() {
        return backlog;
    }

    public void listen(Listener newListener) {
        this.listener = newListener;
    }

    /** From now on the witness sees what is triaged. */
    public void witness(Witness witness) {
        witnesses.add(witness);
    }

    /** The ids, in order, once everything is on disk; fails with {@link dev.haetae.store.StoreUnavailable}. */
    public CompletionStage<List<String>> accept(List<? extends Received> all) {
        Batch.Builder batch = Batch.batch();
        all.forEach(received -> batch.putIfAbsent(Space.INBOX, received.id(), Json.write(received))
                .put(Space.ARRIVALS, Arrivals.key(received.receivedAt(), received.id()), "0")
                .put(Space.PENDING, mark(received), Json.write(received.receivedAt())));
        all.forEach(received -> backlog.add(received.source(), 1));
        return store.commit(batch.build())
                .whenComplete((committed, failure) -> {
                    if (failure != null) {
                        all.forEach(received -> backlog.add(received.source(), -1));
                    }
                })
                .thenApply(committed -> {
                    listener.arrived();
                    return all.stream().map(Received::id).toList();
                });
    }

    /** It waits no longer. */
    public void triaged(Pending pending) {
        Received received = pending.received();
        backlog.add(received.source(), -1);
        if (!witnesses.isEmpty()) {
            fate(received.id()).ifPresent(fate -> witnesses.forEach(witness -> witness.saw(received, fate)));
        }
    }

    private String mark(Received received) {
        return "%013d-%09d-%s"
                .formatted(
                        received.receivedAt().toEpochMilli(),
                        sequence.getAndIncrement() % 1_000_000_000,
                        received.id());
    }

    /** The oldest that wait, each as first received but with this receipt's own time. */
    public List<Pending> pending(int limit) {
        return store.scan(Space.PENDING, "", "~", limit).stream()
                .map(this::pending)
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Pending> pending(Entry mark) {
        Instant at = Json.read(mark.value(), Instant.class);
        return find(idOf(mark)).map(received -> new Pending(mark.key(), mark.version(), received.receivedAt(at)));
    }

    private static String idOf(Entry mark) {
        return mark.key().substring(mark.key().lastIndexOf('-') + 1);
    }

    public Optional<Received> find(String id) {
        return find(store, id);
    }

    private static Optional<Received> find(Store store, String id) {
        return store.get(Space.INBOX, id).map(entry -> Json.read(entry.value(), Received.class));
    }

    public Optional<Fate> fate(String id) {
        return store.get(Space.FATES, id).map(entry -> Json.read(entry.value(), Fate.class));
    }
}
