package dev.haetae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.haetae.schedule.Tally;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
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

    private static final int USUAL = 1_000;
    private static final int SCHEDULES = Integer.getInteger("haetae.schedules", USUAL);
    private static final int EVENTS = Integer.getInteger("haetae.schedules.events", 60);
    private static final Long ONE = Long.getLong("haetae.schedules.seed");

    /** What fails by schedule is no news. */
    private static final List<Logger> LOUD = List.of(Logger.getLogger("dev.haetae"), Logger.getLogger("haetae"));

    /** What has to happen how often at least in the usual number of schedules: about a third of what does. */
    private static final Map<String, Integer> WORTH_PLAYING = least("""
             400 writes by scale
             180 writes by restart
              20 writes by rollback
             120 writes by configure
             110 writes by isolate
             100 writes by run-job
               5 raises a floor
              12 writes back by scale
              90 writes back by configure
              90 writes back by isolate
             200 began looking
              20 recovers recovers
              10 recovers recovery-waits
               3 leaves recovery
              20 taken back late
             800 began mode-auto
              80 began agreed
             300 only said mode-observe
             120 only said mode-suggest
             500 asked mode-approve
               3 asked mode-distrusted
              30 fault unreachable
              40 fault answer-lost
              40 fault long-work
              12 fault slow-to-begin
              25 fault refuses
              25 fault fails-for-good
             250 fault makes-it-worse
              30 fault dies-before
              40 fault dies-after
             100 commit kept-but-the-process-dies
             100 commit lost-with-the-process
             100 commit not-taken
             500 crash between
             400 forbidden by actions-per-hour
             350 forbidden by blast-radius
              20 forbidden by cool-down
             800 forbidden by maintenance
              15 forbidden by opt-in
              70 forbidden by target-lock
             100 denied at-limit
              12 denied busy
             800 denied maintenance
               5 denied no-release
              15 denied not-opted-in
              20 denied target-owned
             200 denied too-many-pods
               5 denied too-many-away
              25 denied waited-too-long
             200 waits actions-per-hour
              20 waits cool-down
              60 waits locked
             350 waits target-unclear
             100 waits too-many-at-once
             250 held acknowledged
               5 held foreign-write
             400 held paused
              50 held target-paused
             120 judged helped
             550 judged no-effect
              10 judged unverified
             100 judged worse
             250 taken back taken-back
              20 taken back not-taken-back
              20 scale finds it owned by an application of Argo CD
              20 scale finds it owned by an autoscaler
               3 rollback finds it owned by an application of Argo CD
            """);

    @BeforeAll
    static void quietly() {
        LOUD.forEach(logger -> logger.setLevel(Level.OFF));
    }

    @AfterAll
    static void loudAgain() {
        LOUD.forEach(logger -> logger.setLevel(null));
    }

    /** Each is a world of its own, so several are played at the same time. */
    @Test
    void noScheduleBreaksARule() {
        LongStream seeds = ONE == null ? LongStream.range(0, SCHEDULES) : LongStream.of(ONE);
        Tally tally = seeds.parallel().mapToObj(SchedulesTest::played).reduce(Tally.NOTHING, Tally::and);

        if (ONE == null && SCHEDULES >= USUAL) {
            assertThat(tally.missing(WORTH_PLAYING, (double) SCHEDULES / USUAL))
                    .as("schedules in which nothing happens prove nothing; of these, %s", tally)
                    .isEmpty();
        }
    }

    private static Map<String, Integer> least(String lines) {
        return lines.lines()
                .map(line -> line.strip().split(" ", 2))
                .collect(Collectors.toMap(line -> line[1], line -> Integer.parseInt(line[0])));
    }

    private static Tally played(long seed) {
        Schedule schedule = new Schedule(seed);
        List<String> broken = broken(schedule, seed);
        if (ONE != null) {
            schedule.log().forEach(System.out::println);
            schedule.stories().forEach(System.out::println);
        }
        if (!broken.isEmpty()) {
            fail("-Dhaetae.schedules.seed=%d breaks: %s", seed, String.join("\n", broken));
        }
        return schedule.tally();
    }

    private static List<String> broken(Schedule schedule, long seed) {
        try {
            return schedule.broken(EVENTS);
        } catch (RuntimeException | Error thrown) {
            throw new AssertionError("-Dhaetae.schedules.seed=" + seed + " ends by an error", thrown);
        }
    }
}
