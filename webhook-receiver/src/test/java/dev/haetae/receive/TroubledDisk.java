package dev.haetae.receive;

import dev.haetae.HaetaeConfig;
import dev.haetae.store.Batch;
import dev.haetae.store.Commit;
import dev.haetae.store.Copied;
import dev.haetae.store.Entry;
import dev.haetae.store.Space;
import dev.haetae.store.Store;
import dev.haetae.store.StoreUnavailable;
import dev.haetae.store.embedded.EmbeddedStore;
import io.quarkus.test.junit.QuarkusTestProfile;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;

/** A disk that a test gives its troubles. */
record TroubledDisk(Store on) implements Store {

    enum Trouble {
        NONE,
        /** It takes no writes. */
        FULL,
        /** It says nothing. */
        STALLED,
        /** Nobody is shown what waits for triage, so it goes on waiting. */
        NOTHING_IS_TRIAGED
    }

    static final AtomicReference<Trouble> TROUBLE = new AtomicReference<>(Trouble.NONE);
    private static final AtomicReference<CompletableFuture<Void>> STALL =
            new AtomicReference<>(CompletableFuture.completedFuture(null));

    /** So few may wait for triage that a test can send them, and so many that what is triaged at once never fills it. */
    static final int ROOM = 5;

    public static final class Profile implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("haetae.backlog.limit", Integer.toString(ROOM), "haetae.backlog.share", "1");
        }

        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(Disk.class);
        }
    }

    @Alternative
    @Dependent
    static class Disk {

        @Produces
        @Singleton
        @Alternative
        Store store(HaetaeConfig config) {
            return new TroubledDisk(EmbeddedStore.open(config.dataDir()));
        }
    }

    static void has(Trouble trouble) {
        if (trouble == Trouble.STALLED) {
            STALL.set(new CompletableFuture<>());
        }
        TROUBLE.set(trouble);
    }

    /** What stalled is written after all. */
    static void recovers() {
        TROUBLE.set(Trouble.NONE);
        STALL.get().complete(null);
    }

    @Override
    public CompletionStage<Commit> commit(Batch batch) {
        return switch (TROUBLE.get()) {
            case FULL -> CompletableFuture.failedFuture(new StoreUnavailable("The disk is full"));
            case STALLED -> STALL.get().thenCompose(written -> on.commit(batch));
            case NONE, NOTHING_IS_TRIAGED -> on.commit(batch);
        };
    }

    @Override
    public Optional<Entry> get(Space space, String key) {
        return on.get(space, key);
    }

    @Override
    public List<Entry> scan(Space space, String from, String to, int limit) {
        boolean hidden = space == Space.PENDING && TROUBLE.get() == Trouble.NOTHING_IS_TRIAGED;
        return hidden ? List.of() : on.scan(space, from, to, limit);
    }

    @Override
    public List<Entry> scanBack(Space space, String before, int limit) {
        return on.scanBack(space, before, limit);
    }

    @Override
    public Copied copyTo(Path file) {
        return on.copyTo(file);
    }

    @Override
    public boolean exclusive() {
        return on.exclusive();
    }

    @Override
    public boolean writable() {
        return on.writable();
    }

    @Override
    public void close() {
        on.close();
    }
}
