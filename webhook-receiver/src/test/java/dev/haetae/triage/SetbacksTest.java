package dev.haetae.triage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.inbox.Inbox;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What cannot be triaged is tried later and later, and nothing turns without rest for it. */
class SetbacksTest {

    private static final Instant NOW = Instant.parse("2026-11-19T18:00:00Z");
    private static final Inbox.Pending ODD = new Inbox.Pending("0001-odd", 1, null);

    private final Setbacks setbacks = new Setbacks();

    private boolean rests(int seconds) {
        return setbacks.rests(ODD, NOW.plusSeconds(seconds));
    }

    @Test
    void itRestsLongerEachTimeAndNoLongerThanAMinute() {
        assertThat(rests(0)).isFalse();
        setbacks.add(ODD, NOW);
        assertThat(rests(0)).isTrue();
        assertThat(rests(1)).isFalse();
        setbacks.add(ODD, NOW);
        assertThat(rests(1)).isTrue();
        assertThat(rests(2)).isFalse();
        for (int time = 0; time < 100; time++) {
            setbacks.add(ODD, NOW);
        }
        assertThat(rests(63)).isTrue();
        assertThat(rests(64)).isFalse();
    }

    @Test
    void whatIsTriagedIsForgotten() {
        setbacks.add(ODD, NOW);
        setbacks.over(ODD);

        assertThat(setbacks.size()).isZero();
        assertThat(rests(0)).isFalse();
    }
}
