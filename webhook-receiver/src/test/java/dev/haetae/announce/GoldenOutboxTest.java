package dev.haetae.announce;

import dev.haetae.contract.Severity;
import dev.haetae.contract.StatusUpdate;
import dev.haetae.contract.Urgency;
import dev.haetae.golden.Golden;
import dev.haetae.store.Json;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
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
                update(kind),
                Json::write,
                stored -> Json.read(stored, StatusUpdate.class));
    }

    @Test
    void letters() {
        StatusUpdate update = update(StatusUpdate.Kind.OPENED);

        check("letter-team", new Letter(update, "team#game-sre", "slack", "#game-sre", Set.of("ko")));
        check("letter-log", new Letter(update, "log", "log", null, Set.of()));
    }

    private static void check(String name, Letter letter) {
        Golden.check(name, letter, Json::write, stored -> Json.read(stored, Letter.class));
    }

    private static StatusUpdate update(StatusUpdate.Kind kind) {
        return new StatusUpdate(
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
                true);
    }
}
