package dev.haetae.remediate;

import dev.haetae.golden.Golden;
import dev.haetae.store.Json;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Cool-downs and locks of this release are respected by every later one. */
class GoldenLedgerTest {

    @Test
    void marks() {
        Golden.check(
                "mark",
                new Ledger.Mark("20261119-180000-7f3a09", Instant.parse("2026-11-19T18:10:00Z")),
                Json::write,
                stored -> Json.read(stored, Ledger.Mark.class));
    }
}
