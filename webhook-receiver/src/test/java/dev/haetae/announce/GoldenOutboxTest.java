package dev.haetae.announce;

import dev.haetae.contract.Severity;
import dev.haetae.contract.StatusUpdate;
import dev.haetae.contract.Urgency;
import dev.haetae.golden.Golden;
import dev.haetae.store.Json;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What people are still to be told is told by every later release. */
class GoldenOutboxTest {

    private static final Instant AT = Instant.parse("2026-11-19T18:00:00Z");

    @ParameterizedTest
    @EnumSource(StatusUpdate.Kind.class)
    void updates(StatusUpdate.Kind kind) {
        Golden.check(
                "update-" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                new StatusUpdate(
                        "20261119-180000-7f3a09/0001",
                        "20261119-180000-7f3a09",
                        kind,
                        Urgency.CRITICAL,
                        Severity.SEV1,
                        "game-server",
                        "zone-1 없음",
                        AT,
                        AT,
                        Map.of("verb", "scale", "from", "2", "to", "3"),
                        true),
                Json::write,
                stored -> Json.read(stored, StatusUpdate.class));
    }
}
