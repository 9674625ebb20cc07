package dev.haetae.store.embedded;

import static dev.haetae.store.Batch.batch;

import dev.haetae.store.Batch;
import dev.haetae.store.Space;
import dev.haetae.store.Store;
import dev.haetae.store.StoreUnavailable;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** The process that is killed: it says each number once that is acknowledged. */
public final class ChildWriter {

    /** One commit, and out. */
    static final String ONCE = "once";
    /** Commits until killed. */
    static final String ENDLESS = "endless";

    static final String ACKNOWLEDGED = "acknowledged ";

    private static final int THREADS = 16;
    private static final String BULK = "b".repeat(500);

    private ChildWriter() {}

    public static void main(String[] arguments) throws Exception {
        PrintStream out = System.out;
        try {
            Store store = EmbeddedStore.open(Path.of(arguments[0]));
            if (arguments[1].equals(ONCE)) {
                store.commitNow(pair(1));
                store.close();
            } else {
                writeForEver(store, out);
            }
        } catch (StoreUnavailable e) {
            out.println("refused: " + e.getMessage());
        }
    }

    private static void writeForEver(Store store, PrintStream out) throws InterruptedException {
        AtomicInteger next = new AtomicInteger(
                store.scan(Space.INBOX, "", "~", Integer.MAX_VALUE).size());
        Thread last = null;
        for (int i = 0; i < THREADS; i++) {
            last = Thread.ofVirtual().start(() -> {
                while (true) {
                    int number = next.getAndIncrement();
                    store.commitNow(pair(number));
                    out.println(acknowledged(number));
                }
            });
        }
        last.join();
    }

    /** Two keys that are both there, or neither; and one that all overwrite, so that space is reused. */
    static Batch pair(int number) {
        String key = key(number);
        return batch().put(Space.INBOX, key, "{\"number\":" + number + "}")
                .put(Space.EVENTS, key + "/1", BULK)
                .put(Space.LEDGER, "shared-" + number % 10, BULK + number)
                .build();
    }

    static String acknowledged(int number) {
        return ACKNOWLEDGED + key(number);
    }

    static String key(int number) {
        return "%08d".formatted(number);
    }
}
