package dev.haetae.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.haetae.policy.source.InvalidPolicies;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CalendarTest {

    private static final String OWN = """
            peak:
              - {name: night, days: [fri, sat], from: "22:00", to: "02:00", except: [2026-11-21]}
              - {name: sunday, days: [sun], from: "00:00", to: "24:00"}
            maintenance:
              - {name: berlin, from: "02:00", to: "03:00", zone: Europe/Berlin}
              - {name: half-past, from: "02:30", to: "03:30", zone: America/New_York}
            events:
              - {name: launch, from: 2027-03-01, to: 2027-03-03}
              - {name: abroad, from: 2027-07-04, to: 2027-07-04, zone: America/New_York}
            """;

    @TempDir
    Path directory;

    static Stream<Arguments> shipped() {
        return Stream.of(
                arguments("2026-11-20T18:00:00+09:00", "2026-11-20T22:00:00+09:00", "evening"),
                arguments("2026-11-24T02:00:00+09:00", "2026-11-24T06:00:00+09:00", "tuesday-maintenance"));
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void theShippedWindows(String from, String to, String name) {
        assertEdges(Policies.shipped(), from, to, name);
    }

    static Stream<Arguments> own() {
        return Stream.of(
                // over midnight, and not at an exception, though the day after it belongs to the Friday before
                arguments("2026-11-13T22:00:00+09:00", "2026-11-14T02:00:00+09:00", "night"),
                arguments("2026-11-20T22:00:00+09:00", "2026-11-21T02:00:00+09:00", "night"),
                arguments("2026-11-22T00:00:00+09:00", "2026-11-23T00:00:00+09:00", "sunday"),
                // an ordinary night, and the one on which clocks show 02:00 to 03:00 twice
                arguments("2026-10-24T02:00:00+02:00", "2026-10-24T03:00:00+02:00", "berlin"),
                arguments("2026-10-25T02:00:00+02:00", "2026-10-25T03:00:00+01:00", "berlin"),
                // the night on which clocks go from 02:00 to 03:00, and the one on which they show 01:00 twice
                arguments("2027-03-14T03:00:00-04:00", "2027-03-14T03:30:00-04:00", "half-past"),
                arguments("2026-11-01T02:30:00-05:00", "2026-11-01T03:30:00-05:00", "half-past"),
                arguments("2027-03-01T00:00:00+09:00", "2027-03-04T00:00:00+09:00", "launch"),
                arguments("2027-07-04T00:00:00-04:00", "2027-07-05T00:00:00-04:00", "abroad"));
    }

    @ParameterizedTest
    @MethodSource("own")
    void windowsOfEveryKind(String from, String to, String name) {
        assertEdges(Policies.load(Written.with("calendar.yaml", OWN).in(directory)), from, to, name);
    }

    @Test
    void aWindowThatTheClockNeverShowsDoesNotHold() {
        Policies policies = Policies.load(Written.with("calendar.yaml", OWN).in(directory));
        Instant jump = Instant.parse("2027-03-28T01:00:00Z");

        for (int second = -7_200; second < 7_200; second += 60) {
            assertThat(isIn(policies, jump.plusSeconds(second), "berlin")).isFalse();
        }
    }

    @Test
    void exceptionsAndOtherDaysAreLeftOut() {
        Policies policies = Policies.load(Written.with("calendar.yaml", OWN).in(directory));

        assertThat(isIn(policies, at("2026-11-21T23:00:00+09:00"), "night")).isFalse();
        assertThat(isIn(policies, at("2026-11-22T01:00:00+09:00"), "night")).isFalse();
        assertThat(isIn(policies, at("2026-11-19T23:00:00+09:00"), "night")).isFalse();
    }

    @Test
    void saysWhatHoldsAndWhereItIsWritten() {
        Moment moment = Policies.shipped().calendar().at(at("2026-11-24T03:00:00+09:00"));

        assertThat(moment.windows())
                .containsExactly(new Window(Window.Kind.MAINTENANCE, "tuesday-maintenance", "calendar.yaml:10"));
        assertThat(moment.maintenance()).isTrue();
        assertThat(moment.peak()).isFalse();
        assertThat(moment.event()).isFalse();
    }

    @Test
    void withoutTheFileNothingHolds() {
        Policies policies = Policies.load(new Written().in(directory));

        assertThat(policies.calendar().at(Alerts.AT).windows()).isEmpty();
    }

    @Test
    void saysWhatIsWrong() {
        Path wrong = Written.with("calendar.yaml", """
                zone: Asia/Soul
                peak:
                  - {name: a, from: 18:00, to: "18:00"}
                events:
                  - {name: b, from: 2027-02-30, to: 2027-03-01}
                  - {name: c, from: 2027-03-02, to: 2027-03-01, zone: Europe/Berlin}
                """).in(directory);

        assertThatExceptionOfType(InvalidPolicies.class)
                .isThrownBy(() -> Policies.load(wrong))
                .withMessage("""
                        calendar.yaml:1:7: "Asia/Soul" is not a time zone; such as Asia/Seoul or Europe/Berlin
                        calendar.yaml:3:32: a ends when it begins; a later time; 00:00 to 24:00 is the whole day
                        calendar.yaml:5:21: there is no 2027-02-30; a day of the calendar, such as 2027-03-01
                        calendar.yaml:6:37: c ends on 2027-03-01, before it begins; 2027-03-02 or later""");
    }

    @Test
    void saysWhatDoesNotFit() {
        Path wrong = Written.with("calendar.yaml", """
                peak:
                  - {name: a, days: [tuesday], from: "18:00", to: "25:00"}
                  - {name: b, from: "6:00", to: "07:00"}
                """).in(directory);

        assertThatExceptionOfType(InvalidPolicies.class)
                .isThrownBy(() -> Policies.load(wrong))
                .withMessage("""
                        calendar.yaml:2:22: "tuesday" is not a day; mon, tue, wed, thu, fri, sat or sun
                        calendar.yaml:2:51: "25:00" is not a time of day; hours and minutes in quotes, "00:00" to "24:00"
                        calendar.yaml:3:21: "6:00" is not a time of day; hours and minutes in quotes, "00:00" to "24:00\"""");
    }

    /** One second before, at, and one second after each edge. */
    private static void assertEdges(Policies policies, String from, String to, String name) {
        Instant begins = at(from);
        Instant ends = at(to);

        assertThat(isIn(policies, begins.minusSeconds(1), name))
                .as("before " + from)
                .isFalse();
        assertThat(isIn(policies, begins, name)).as("at " + from).isTrue();
        assertThat(isIn(policies, begins.plusSeconds(1), name))
                .as("after " + from)
                .isTrue();
        assertThat(isIn(policies, ends.minusSeconds(1), name))
                .as("before " + to)
                .isTrue();
        assertThat(isIn(policies, ends, name)).as("at " + to).isFalse();
        assertThat(isIn(policies, ends.plusSeconds(1), name)).as("after " + to).isFalse();
    }

    private static boolean isIn(Policies policies, Instant instant, String name) {
        return policies.calendar().at(instant).windows().stream()
                .anyMatch(window -> window.name().equals(name));
    }

    private static Instant at(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }
}
