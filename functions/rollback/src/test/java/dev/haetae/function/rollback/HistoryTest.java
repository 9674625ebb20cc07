package dev.haetae.function.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each revision is written as release:number@minute of its first being asked for; a small letter after the release makes
 * it a restart of it, a ! marks it as not to be taken back, + as good and - as bad. Good is what was in force for 10 minutes.
 */
class HistoryTest {

    private static final Instant START = Instant.parse("2026-11-20T03:00:00Z");
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    @ParameterizedTest(name = "{0}")
    @CsvSource(nullValues = "-", textBlock = """
            the first release,                    A:1@0,                     0,  -
            the second,                           A:1@0 B:2@60,              60, A
            in force just long enough,            A:1@0 B:2@10,              10, A
            the one before was too short,         A:1@0 B:2@60 C:3@65,       65, A
            none was in force for long,           A:1@0 B:2@5 C:3@9,         9,  -
            brought back: since is a bound,       B:2@60 A:3@0,              60, -
            brought back and released over it,    B:2@60 A:3@0 C:4@90,       90, A
            after a short first time,             B:2@5 A:3@0 C:4@90,        90, -
            restarted: one and the same release,  A:1@0 B:2@60 Br:3@65,      60, A
            long in force and restarted,          A:1@0 B:2@60 Br:3@200,     60, A
            the restart of the good one,          A:1@0 Ar:2@5 B:3@60,       60, Ar
            marked: not to be brought back,       A:1@0 B!:2@60 C:3@120,     120, -
            nothing beyond a marked one,          A:1@0 B!:2@60 C:3@61,      61, -
            marked long ago,                      A!:1@0 B:2@60 C:3@120,     120, B
            said to be good after a moment,       A:1@0 B+:2@60 C:3@61,      61, B
            said to be bad after an hour,         A:1@0 B-:2@60 C:3@120,     120, A
            said to be good though left,          B+:2@60 A:3@0,             60, B
            said to be bad before a restart,      A:1@0 B-:2@60 Br:3@65 C:4@130, 130, A
            """)
    void tellsSinceWhenAndWhatWasGood(String situation, String revisions, long since, String lastGood) {
        History history = history(revisions);

        assertThat(history.since()).as(situation).isEqualTo(START.plus(Duration.ofMinutes(since)));
        assertThat(lastGood(history)).isEqualTo(Optional.ofNullable(lastGood));
    }

    @Test
    void whatIsNotYetNumberedAnewEndsTheHistoryAllTheSame() {
        History history = history("A:1@0 B:2@60");

        History back = history.endingWith(history.revisions().getFirst());

        assertThat(back.names()).isEqualTo(Map.of("2", "B"));
        assertThat(lastGood(back)).isEmpty();
    }

    @Test
    void aMarkedReleaseStandsInTheWayToAllBeforeIt() {
        History history = history("A:1@0 B!:2@60 C:3@120 D:4@180");

        assertThat(history.inTheWayTo(history.revisions().get(0)))
                .hasValueSatisfying(it -> assertThat(it).isEqualTo("revision 2 must not be taken back: migrated"));
        assertThat(history.inTheWayTo(history.revisions().get(2))).isEmpty();
    }

    @Test
    void whatIsSaidToBeBadIsNeverGoneBackTo() {
        History history = history("A-:1@0 Ar:2@60 C:3@120");

        assertThat(history.inTheWayTo(history.revisions().get(1)))
                .contains("revision 2 is marked haetae.dev/release: bad");
        assertThat(lastGood(history)).isEmpty();
    }

    private static Optional<String> lastGood(History history) {
        return LastGood.among(history.contenders(TEN_MINUTES), LastGood.Referee.TIME)
                .revision();
    }

    private static Optional<Verdict> verdict(String name) {
        return name.endsWith("+")
                ? Optional.of(Verdict.GOOD)
                : name.endsWith("-") ? Optional.of(Verdict.BAD) : Optional.empty();
    }

    private static History history(String revisions) {
        return History.of(Arrays.stream(revisions.split(" ", -1)).map(HistoryTest::revision));
    }

    private static Revision revision(String said) {
        String[] parts = said.split("[:@]", 3);
        String name = parts[0].replaceAll("[!+-]", "");
        Map<String, Object> template = Map.of(
                "metadata",
                Map.of("annotations", Map.of("kubectl.kubernetes.io/restartedAt", name)),
                "spec",
                Map.of("release", name.substring(0, 1)));
        return new Revision(
                name,
                Long.parseLong(parts[1]),
                START.plus(Duration.ofMinutes(Long.parseLong(parts[2]))),
                new Template(template),
                parts[0].endsWith("!") ? Optional.of("migrated") : Optional.empty(),
                verdict(parts[0]));
    }
}
