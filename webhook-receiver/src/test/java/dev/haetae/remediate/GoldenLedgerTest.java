package dev.haetae.remediate;

import dev.haetae.golden.Golden;
import dev.haetae.incident.Actor;
import dev.haetae.store.Json;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Cool-downs and locks of this release are respected by every later one. */
class GoldenLedgerTest {

    @Test
    void pauses() {
        Golden.check(
                "pause",
                new Pause(
                        "game-server",
                        true,
                        Actor.person("jiwoo", List.of("viewer", "responder")),
                        "a deployment",
                        Instant.parse("2026-11-19T18:00:00Z"),
                        Instant.parse("2026-11-19T19:00:00Z")),
                Json::write,
                stored -> Json.read(stored, Pause.class));
    }

    @Test
    void actionsOfTheLastHour() {
        Instant at = Instant.parse("2026-11-19T18:00:00Z");
        Golden.check(
                "actions",
                new ActionCounts.Tally(
                        List.of(new ActionCounts.Begun("20261119-180000-7f3a09/0.0", at)), at.plus(ActionCounts.HOUR)),
                Json::write,
                stored -> Json.read(stored, ActionCounts.Tally.class));
    }

    @Test
    void distrust() {
        Golden.check(
                "distrust",
                new Distrust(
                        "high-cpu",
                        true,
                        Actor.POLICY,
                        "20261119-180000-7f3a09",
                        Instant.parse("2026-11-19T18:05:00Z")),
                Json::write,
                stored -> Json.read(stored, Distrust.class));
    }

    @Test
    void marks() {
        Golden.check(
                "mark",
                new Ledger.Mark("20261119-180000-7f3a09", Instant.parse("2026-11-19T18:10:00Z")),
                Json::write,
                stored -> Json.read(stored, Ledger.Mark.class));
    }
}
