package dev.haetae.store.embedded;

import static dev.haetae.store.Batch.batch;

import dev.haetae.store.Space;
import dev.haetae.store.Store;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;

/**
 * What group commit is worth on this disk: durable commits a second with one writer and with many, in one run. The
 * directory to write in may be given; it decides the figures.
 */
public final class StoreBenchmark {

    private static final Duration WARM_UP = Duration.ofSeconds(2);
    private static final Duration ROUND = Duration.ofSeconds(5);
    private static final String DOCUMENT = "d".repeat(1_000);

    private StoreBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        PrintStream out = System.out;
        Path parent = Path.of(arguments.length > 0 ? arguments[0] : "target");
        Path directory = Files.createTempDirectory(Files.createDirectories(parent), "bench-store");
        try (Store store = EmbeddedStore.open(directory)) {
            commits(store, 64, WARM_UP);
            double one = commits(store, 1, ROUND);
            double many = commits(store, 64, ROUND);
            out.printf("1 writer:   %,8.0f commits/s%n64 writers: %,8.0f commits/s%n", one, many);
            out.printf("group commit: %.1f times; file %,d bytes%n", many / one, size(directory));
        }
    }

    private static double commits(Store store, int writers, Duration time) {
        LongAdder done = new LongAdder();
        long start = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < writers; i++) {
                String prefix = writers + "-" + i + "-" + start + "/";
                threads.execute(() -> writeUntil(store, prefix, start + time.toNanos(), done));
            }
        }
        return done.sum() * 1e9 / (System.nanoTime() - start);
    }

    private static void writeUntil(Store store, String prefix, long end, LongAdder done) {
        for (int i = 0; System.nanoTime() < end; i++) {
            store.commitNow(batch().put(Space.INBOX, prefix + i, DOCUMENT)
                    .put(Space.PENDING, prefix + i, "\"now\"")
                    .build());
            done.increment();
        }
    }

    private static long size(Path directory) throws Exception {
        return Files.size(directory.resolve(EmbeddedStore.FILE));
    }
}
