package dev.haetae.store;

import static dev.haetae.store.Batch.batch;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The part of {@link StoreContract} about many who write at once. */
abstract class ContentionContract {

    private static final int WRITERS = 64;
    private static final long PAUSE = 50_000;

    protected Store store;

    @Test
    void compareAndSetLosesNoUpdate() throws Exception {
        AtomicInteger conflicts = new AtomicInteger();
        together(16, writer -> {
            for (int i = 0; i < 25; i++) {
                while (!increment("counter")) {
                    conflicts.incrementAndGet();
                }
            }
        });
        assertThat(store.get(Space.LEDGER, "counter")).contains(new Entry("counter", 400, "400"));
        assertThat(conflicts).hasPositiveValue();
    }

    /** Pauses between reading and writing, so that others come in between however fast the store is. */
    private boolean increment(String key) {
        long version = store.versionOf(Space.LEDGER, key);
        String next = ""
                + (1
                        + store.get(Space.LEDGER, key)
                                .map(Entry::value)
                                .map(Long::parseLong)
                                .orElse(0L));
        Batch batch = batch().expect(Space.LEDGER, key, version)
                .put(Space.LEDGER, key, next)
                .build();
        LockSupport.parkNanos(PAUSE);
        return store.commitNow(batch) instanceof Commit.Done;
    }

    @Test
    void ofManyWhoCreateOneSucceeds() throws Exception {
        AtomicInteger created = new AtomicInteger();
        together(WRITERS, writer -> {
            Batch claim = batch().expect(Space.LEDGER, "lock", Batch.ABSENT)
                    .put(Space.LEDGER, "lock", "" + writer)
                    .build();
            if (store.commitNow(claim) instanceof Commit.Done) {
                created.incrementAndGet();
            }
        });
        assertThat(created).hasValue(1);
    }

    @Test
    void everyBatchOfManyWritersIsApplied() throws Exception {
        together(WRITERS, writer -> {
            for (int i = 0; i < 200; i++) {
                store.commitNow(batch().put(Space.EVENTS, "%02d/%03d".formatted(writer, i), "" + i)
                        .put(Space.INCIDENTS, "%02d".formatted(writer), "" + i)
                        .build());
            }
        });
        assertThat(store.scan(Space.EVENTS, "", "~", Integer.MAX_VALUE)).hasSize(WRITERS * 200);
        assertThat(store.scan(Space.INCIDENTS, "", "~", Integer.MAX_VALUE))
                .hasSize(WRITERS)
                .allSatisfy(entry -> assertThat(entry.version()).isEqualTo(200));
    }

    @Test
    void readsHoldWhileOthersRewrite() throws Exception {
        rewriteAll();
        together(8, writer -> {
            for (int i = 0; i < 50; i++) {
                if (writer % 2 == 0) {
                    rewriteAll();
                } else {
                    assertThat(store.scan(Space.MEMBERS, "", "~", 1_000)).hasSize(500);
                }
            }
        });
    }

    private void rewriteAll() {
        Batch.Builder all = batch();
        IntStream.range(0, 500).forEach(key -> all.put(Space.MEMBERS, "%03d".formatted(key), "x".repeat(100)));
        store.commitNow(all.build());
    }

    private static void together(int many, IntConsumer work) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Void>> tasks = IntStream.range(0, many)
                    .<Callable<Void>>mapToObj(writer -> () -> {
                        work.accept(writer);
                        return null;
                    })
                    .toList();
            for (Future<Void> done : threads.invokeAll(tasks)) {
                done.get();
            }
        }
    }
}
