package dev.haetae.inbox;

import dev.haetae.store.Entry;
import dev.haetae.store.Json;
import dev.haetae.store.Space;
import dev.haetae.store.Store;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What was received within a period and is still kept, in the order in which it first came. */
public final class Recorded {

    private static final int PAGE = 1_000;
    private static final Comparator<Received> IN_ORDER =
            Comparator.comparing((Received received) -> received.receivedAt()).thenComparing(Received::id);

    private final Store store;

    public Recorded(Store store) {
        this.store = store;
    }

    /** From {@code from} until before {@code to}; at most {@code most} of them, the oldest. */
    public List<Received> between(Instant from, Instant to, int most) {
        return hours(from, to)
                .map(Recorded::idOf)
                .distinct()
                .flatMap(id -> find(id).stream())
                .filter(received -> !received.receivedAt().isBefore(from)
                        && received.receivedAt().isBefore(to))
                .sorted(IN_ORDER)
                .limit(most)
                .toList();
    }

    /** The same, in the order in which they came. */
    public static List<Received> inOrder(List<Received> received) {
        return received.stream().sorted(IN_ORDER).toList();
    }

    /** One JSON document each; what {@link #read} reads. */
    public void export(Instant from, Instant to, Consumer<String> reader) {
        between(from, to, Integer.MAX_VALUE).forEach(received -> reader.accept(Json.write(received)));
    }

    /** A line of an export; throws {@link IllegalArgumentException} when it is none. */
    public static Received read(String line) {
        try {
            return Json.read(line, Received.class);
        } catch (RuntimeException bad) {
            throw new IllegalArgumentException("this is no delivery as GET /api/v1/deliveries writes it", bad);
        }
    }

    private Optional<Received> find(String id) {
        return store.get(Space.INBOX, id).map(entry -> Json.read(entry.value(), Received.class));
    }

    private static String idOf(Entry mark) {
        return Arrivals.idOf(mark.key());
    }

    private Stream<Entry> hours(Instant from, Instant to) {
        String end = Arrivals.key(to, "") + Character.MAX_VALUE;
        return Stream.iterate(
                        store.scan(Space.ARRIVALS, Arrivals.key(from, ""), end, PAGE),
                        page -> !page.isEmpty(),
                        page -> store.scan(Space.ARRIVALS, page.getLast().key() + Character.MIN_VALUE, end, PAGE))
                .flatMap(List::stream);
    }
}
