package dev.haetae.receive;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import dev.haetae.HaetaeConfig;
import dev.haetae.Practice;
import dev.haetae.store.Batch;
import dev.haetae.store.Commit;
import dev.haetae.store.Copied;
import dev.haetae.store.Entry;
import dev.haetae.store.Space;
import dev.haetae.store.Store;
import dev.haetae.store.StoreUnavailable;
import dev.haetae.store.embedded.EmbeddedStore;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be stored is not acknowledged, and the sender is asked to come again. */
@QuarkusTest
@TestProfile(FullDiskTest.Profile.class)
@QuarkusTestResource(value = Practice.class, restrictToAnnotatedClass = true)
class FullDiskTest {

    private static final AtomicBoolean FULL = new AtomicBoolean();

    public static final class Profile implements QuarkusTestProfile {

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
            return new FillingUp(EmbeddedStore.open(config.dataDir()));
        }
    }

    record FillingUp(Store on) implements Store {

        @Override
        public CompletionStage<Commit> commit(Batch batch) {
            return FULL.get()
                    ? CompletableFuture.failedFuture(new StoreUnavailable("The disk is full"))
                    : on.commit(batch);
        }

        @Override
        public Optional<Entry> get(Space space, String key) {
            return on.get(space, key);
        }

        @Override
        public List<Entry> scan(Space space, String from, String to, int limit) {
            return on.scan(space, from, to, limit);
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

    @AfterEach
    void clear() {
        FULL.set(false);
    }

    private static Response post(String kind) {
        return given().contentType(ContentType.JSON)
                .body(
                        switch (kind) {
                            case "alertmanager" -> "{\"version\":\"4\",\"alerts\":[]}";
                            case "grafana" -> "{\"version\":\"1\",\"alerts\":[]}";
                            default -> "{\"event\":{\"id\":\"1\",\"event_type\":\"pagey.ping\"}}";
                        })
                .post("/webhooks/" + kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"alertmanager", "grafana", "pagerduty"})
    void aFullDiskIs503(String kind) {
        FULL.set(true);
        post(kind)
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", equalTo("5"))
                .body("detail", equalTo("The disk is full"));
        FULL.set(false);
        post(kind).then().statusCode(202);
    }
}
