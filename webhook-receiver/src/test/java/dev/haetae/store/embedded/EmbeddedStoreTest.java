package dev.haetae.store.embedded;

import static dev.haetae.store.Batch.batch;
import static dev.haetae.testkit.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.haetae.store.Batch;
import dev.haetae.store.CopyContract;
import dev.haetae.store.Space;
import dev.haetae.store.Store;
import dev.haetae.store.StoreUnavailable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded store keeps the contract, its directory to itself and its file small. */
class EmbeddedStoreTest extends CopyContract {

    private static final long BOUND = 16L << 20;

    @TempDir
    Path directory;

    @Override
    protected Store open() {
        return EmbeddedStore.open(directory);
    }

    @Override
    protected Store reopen(Store before) {
        before.close();
        return open();
    }

    @Test
    void aSecondOpeningIsRefusedAndSaysWhatToDo() {
        assertThatThrownBy(this::open)
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContainingAll("in use", "stop the other one", "HAETAE_DATA_DIR");
    }

    @Test
    void aSecondOpeningInThisProcessDoesNotLetAnotherProcessIn() throws Exception {
        assertThatThrownBy(this::open).isInstanceOf(StoreUnavailable.class);
        Child other = Child.start(directory, ChildWriter.ONCE);
        assertThat(other.output()).contains("refused").contains("stop the other one");
        assertThat(store.commitNow(batch().put(Space.LEDGER, "a", "1").build())).isNotNull();
    }

    @Test
    void aSymbolicLinkIsTheSameDirectory() throws Exception {
        Path link = Files.createSymbolicLink(directory.resolve("link"), directory);
        assertThatThrownBy(() -> EmbeddedStore.open(link)).hasMessageContaining("in use");
    }

    @Test
    void smallCommitsDoNotBloatTheFile() throws Exception {
        CompletableFuture<?> last = CompletableFuture.completedFuture(null);
        for (int i = 0; i < 20_000; i++) {
            last = store.commit(batch().put(Space.INCIDENTS, "incident-" + i % 100, "{\"turn\":" + i + "}")
                            .build())
                    .toCompletableFuture();
            if (i % 20 == 0) {
                last.get();
            }
        }
        last.get();
        assertThat(file()).satisfies(file -> assertThat(Files.size(file)).isLessThan(BOUND));
        store = reopen(store);
        assertThat(store.scan(Space.INCIDENTS, "", "~", 1_000))
                .hasSize(100)
                .allSatisfy(entry -> assertThat(entry.version()).isEqualTo(200));
    }

    /** A kill in the midst of it would leave half a transition, which nobody would ever complete. */
    @Test
    void aLargeBatchReachesTheFileInOnePiece() {
        Batch.Builder large = batch();
        for (int i = 0; i < 32; i++) {
            large.put(Space.INBOX, "%02d".formatted(i), "v".repeat(1 << 20));
        }
        try (DataFile file = Opening.open(directory.resolve("other.mv"))) {
            long before = file.version();
            file.apply(large.build());
            assertThat(file.version()).isEqualTo(before);
            file.makeDurable();
            assertThat(file.version()).isEqualTo(before + 1);
        }
    }

    @Test
    void anInterruptedReaderHarmsNobody() throws Exception {
        AtomicBoolean enough = new AtomicBoolean();
        store.commitNow(batch().put(Space.INBOX, "a", "v".repeat(100_000)).build());
        store = reopen(store);
        Thread reader = Thread.ofVirtual().start(() -> {
            while (!enough.get()) {
                Thread.currentThread().interrupt();
                store.get(Space.INBOX, "a");
            }
        });
        for (int i = 0; i < 200; i++) {
            store.commitNow(
                    batch().put(Space.INBOX, "a", "v".repeat(100_000) + i).build());
        }
        enough.set(true);
        reader.join();
        assertThat(store.versionOf(Space.INBOX, "a")).isEqualTo(201);
        assertThat(store.writable()).isTrue();
    }

    @Test
    void whatClosesTheChannelIsMendedUnseen() throws Exception {
        store.commitNow(batch().put(Space.LEDGER, "a", "1").build());
        FileKeeper keeper = FileKeeper.open(directory.resolve("other"), EmbeddedStore.FILE);
        keeper.file().abandon();
        assertThat(keeper.write(List.of(batch().put(Space.LEDGER, "a", "1").build())))
                .hasSize(1);
        assertThat(keeper.healthy()).isTrue();
        keeper.file().abandon();
        assertThat(keeper.unreadable(new MVStoreException(DataUtils.ERROR_CLOSED, "closed")))
                .hasMessageContaining("try again");
        keeper.check();
        assertThat(keeper.file().get(Space.LEDGER, "a")).isPresent();
        keeper.close();
    }

    @Test
    void whoSubmitsWhileTheStoreClosesIsAnswered() throws Exception {
        for (int round = 0; round < 10; round++) {
            AtomicBoolean refused = new AtomicBoolean();
            Thread submitter = Thread.ofVirtual().start(() -> {
                while (!refused.get()) {
                    refused.set(isRefused());
                }
            });
            store.close();
            await().until(() -> !submitter.isAlive());
            store = open();
        }
    }

    private boolean isRefused() {
        try {
            store.commit(batch().put(Space.LEDGER, "a", "1").build())
                    .toCompletableFuture()
                    .get();
            return false;
        } catch (ExecutionException e) {
            return e.getCause() instanceof StoreUnavailable;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Path file() {
        return directory.resolve(EmbeddedStore.FILE);
    }
}
