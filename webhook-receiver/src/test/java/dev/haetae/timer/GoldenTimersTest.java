package dev.haetae.timer;

import dev.haetae.golden.Golden;
import dev.haetae.store.Json;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Timers set by this release are fired by every later one. */
class GoldenTimersTest {

    private static final Instant AT = Instant.parse("2026-11-19T18:00:00Z");

    @ParameterizedTest
    @EnumSource(Timer.Kind.class)
    void timers(Timer.Kind kind) {
        Golden.check(
                "timer-" + kind.name().toLowerCase(Locale.ROOT),
                new Timer(kind, "20261119-180000-7f3a09", "0.0", AT, 2, "5b0c6f0e"),
                Json::write,
                stored -> Json.read(stored, Timer.class));
    }
}
