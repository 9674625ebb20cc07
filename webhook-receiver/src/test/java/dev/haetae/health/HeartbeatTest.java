package dev.haetae.health;

import static dev.haetae.testkit.Patience.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItems;

import dev.haetae.HaetaeConfig;
import dev.haetae.store.Store;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** Whoever listens outside hears a process that works, and nothing of one that does not. */
@QuarkusTest
@WithTestResource(Outside.class)
class HeartbeatTest {

    private static final String CALL = "GET /ping/secret?who=haetae";

    @Inject
    HaetaeConfig config;

    @Inject
    Store store;

    @Inject
    InstantSource clock;

    @Inject
    MeterRegistry meters;

    private static void isHeardAgain() {
        int before = Outside.CALLS.size();
        await().until(() -> Outside.CALLS.size() > before);
    }

    @Test
    void aProcessThatWorksIsHeardAgainAndAgain() {
        isHeardAgain();
        isHeardAgain();
        assertThat(Outside.CALLS).containsOnly(CALL);
    }

    @Test
    void aSwitchThatFailsOnceIsCalledAgain() {
        Outside.FAILURES.set(2);
        await().until(() -> Outside.FAILURES.get() == 0);
        isHeardAgain();
    }

    @Test
    void aSwitchThatRefusesIsNotCalledAgainForTheSameBeat() {
        Outside.ANSWER.set(404);
        await().until(() -> refused() > 0);
        Outside.ANSWER.set(200);
        isHeardAgain();
    }

    private double refused() {
        return meters
                .find("ft.retry.calls.total")
                .tag("method", DeadMansSwitch.class.getName() + ".reset")
                .tag("retried", "false")
                .tag("retryResult", "exceptionNotRetryable")
                .counters()
                .stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    @Test
    void aProcessThatDoesNotWorkIsSilent() {
        boolean[] called = {false};
        DeadMansSwitch listening = new DeadMansSwitch(config) {
            @Override
            void reset() {
                called[0] = true;
            }
        };
        var dead = new Vitals.Sign("triage", () -> false, clock::instant);
        new Heartbeat(config, new Vitals(List.of(dead), store, clock), listening).beat();
        assertThat(called[0]).isFalse();

        var alive = new Vitals.Sign("triage", () -> true, clock::instant);
        new Heartbeat(config, new Vitals(List.of(alive), store, clock), listening).beat();
        assertThat(called[0]).isTrue();
    }

    @Test
    void whatComplainsOfTheAddressIsNotRepeated() {
        DeadMansSwitch refusing = new DeadMansSwitch(config) {
            @Override
            void reset() {
                throw new IllegalArgumentException("invalid URI https://hook.example/secret");
            }
        };
        var alive = new Vitals.Sign("triage", () -> true, clock::instant);
        List<String> lines = new CopyOnWriteArrayList<>();
        Handler handler = new Lines(lines);
        Logger log = Logger.getLogger(Heartbeat.class.getName());
        log.addHandler(handler);
        new Heartbeat(config, new Vitals(List.of(alive), store, clock), refusing).beat();
        log.removeHandler(handler);

        assertThat(lines)
                .anySatisfy(line -> assertThat(line).contains("not heard", "IllegalArgumentException"))
                .noneSatisfy(line -> assertThat(line).contains("hook.example"));
    }

    /** What is logged, as it would be read. */
    private static final class Lines extends Handler {

        private final List<String> lines;

        Lines(List<String> lines) {
            this.lines = lines;
        }

        private static String said(LogRecord record) {
            Object[] facts = record.getParameters();
            return facts == null ? record.getMessage() : record.getMessage().formatted(facts);
        }

        @Override
        public void publish(LogRecord line) {
            lines.add(said(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @Test
    void healthSpeaksOfTheLoops() {
        given().get("/q/health/live").then().statusCode(200).body("checks.name", hasItems("loops"));
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.name", hasItems("store", "loops"))
                .body("checks.find{it.name=='loops'}.data.keySet()", hasItems("triage", "pulse"));
    }
}
