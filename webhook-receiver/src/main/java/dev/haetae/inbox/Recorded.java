package dev.haetae.inbox;

import dev.haetae.store.Entry;
import dev.haetae.store.Json;
import dev.haetae.store.Space;
import dev.haetae.store.Store;
import java.time.Instant;
import java.util.ArrayList;
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

    /**
     * From {@code from} until before {@code to}, in their order; no more than {@code most}, which are not the first ones
     * when there are more. Only so many are ever in memory.
     */
    public List<Received> between(Instant from, Instant to, int most) {
        List<Received> found = new ArrayList<>();
        for (Entry mark : (Iterable<Entry>) marks(from, to)::iterator) {
            first(mark).filter(received -> isWithin(received, from, to)).ifPresent(found::add);
            if (found.size() >= most) {
                break;
            }
        }
        return inOrder(found);
    }

    /** The same, in the order in which they came. */
    public static List<Received> inOrder(List<Received> received) {
        return received.stream().sorted(IN_ORDER).toList();
    }

    /** One JSON document each, hour by hour; what {@link #read} reads. */
    public void export(Instant from, Instant to, Consumer<String> reader) {
        List<Received> hour = new ArrayList<>();
        String begun = "";
        for (Entry mark : (Iterable<Entry>) marks(from, to)::iterator) {
            if (!Arrivals.hourOf(mark.key()).equals(begun)) {
                inOrder(hour).forEach(received -> reader.accept(Json.write(received)));
                hour.clear();
                begun = Arrivals.hourOf(mark.key());
            }
            first(mark).filter(received -> isWithin(received, from, to)).ifPresent(hour::add);
        }
        inOrder(hour).forEach(received -> reader.accept(Json.write(received)));
    }

    /** A line of an export; throws {@link IllegalArgumentException} when it is none. */
    public static Received read(String line) {
        try {
            return Json.read(line, Received.class);
        } catch (RuntimeException bad) {
            throw new IllegalArgumentException("this is no delivery as GET /api/v1/deliveries writes it", bad);
        }
    }

    /** What came for the first time in the hour of the mark; a copy has marks in later hours too. */
    private Optional<Received> first(Entry mark) {
        return store.get(Space.INBOX, Arrivals.idOf(mark.key()))
                .map(entry -> Json.read(entry.value(), Received.class))
                .filter(received ->
                        Arrivals.key(received.receivedAt(), received.id()).equals(mark.key()));
    }

    private static boolean isWithin(Received received, Instant from, Instant to) {
        return !received.receivedAt().isBefore(from) && received.receivedAt().isBefore(to);
    }

    private Stream<Entry> marks(Instant from, Instant to) {
        String end = Arrivals.key(to, "") + Character.MAX_VALUE;
        return Stream.iterate(
                        store.scan(Space.ARRIVALS, Arrivals.key(from, ""), end, PAGE),
                        page -> !page.isEmpty(),
                        page -> store.scan(Space.ARRIVALS, page.getLast().key() + Character.MIN_VALUE, end, PAGE))
                .flatMap(List::stream);
    }
}
