package dev.haetae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Random schedules against an oracle: locks, cool-downs, limits, modes, denials and people's words are never violated,
 * whatever alerts, crashes and other receivers do. {@code -Dhaetae.schedules=10000} plays more of them,
 * {@code -Dhaetae.schedules.seed=42} plays that one and tells what happens in it.
 */
class SchedulesTest {

    private static final int SCHEDULES = Integer.getInteger("haetae.schedules", 1_000);
    private static final int EVENTS = Integer.getInteger("haetae.schedules.events", 60);
    private static final Long ONE = Long.getLong("haetae.schedules.seed");

    /** What fails by schedule is no news. */
    private static final List<Logger> LOUD = List.of(Logger.getLogger("dev.haetae"), Logger.getLogger("haetae"));

    @BeforeAll
    static void quietly() {
        LOUD.forEach(logger -> logger.setLevel(Level.OFF));
    }

    @AfterAll
    static void loudAgain() {
        LOUD.forEach(logger -> logger.setLevel(null));
    }

    @Test
    void noScheduleBreaksARule() {
        LongStream seeds = ONE == null ? LongStream.range(0, SCHEDULES) : LongStream.of(ONE);
        long writes = seeds.map(SchedulesTest::played).sum();

        assertThat(writes)
                .as("schedules in which nothing is done prove nothing")
                .isPositive();
    }

    private static int played(long seed) {
        Schedule schedule = new Schedule(seed);
        List<String> broken = broken(schedule, seed);
        if (ONE != null) {
            schedule.log().forEach(System.out::println);
            schedule.stories().forEach(System.out::println);
        }
        if (!broken.isEmpty()) {
            fail("-Dhaetae.schedules.seed=%d breaks: %s", seed, String.join("\n", broken));
        }
        return schedule.writes();
    }

    private static List<String> broken(Schedule schedule, long seed) {
        try {
            return schedule.broken(EVENTS);
        } catch (RuntimeException | Error thrown) {
            throw new AssertionError("-Dhaetae.schedules.seed=" + seed + " ends by an error", thrown);
        }
    }
}
