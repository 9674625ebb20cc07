package dev.haetae.function.isolate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Failure;
import dev.haetae.contract.Refusal;
import dev.haetae.function.kubernetes.Receipt;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What one answer makes of three that wait. */
class TallyTest {

    static Stream<Arguments> answers() {
        return Stream.of(
                Arguments.of(new Receipt.Written(), 1, 2, false, null),
                Arguments.of(new Receipt.Conflicted(), 0, 3, false, null),
                Arguments.of(new Receipt.TooLate(), 0, 0, true, null),
                Arguments.of(new Receipt.Declined(Refusal.TARGET_ABSENT, "gone"), 1, 2, false, null),
                Arguments.of(new Receipt.Declined(Refusal.HANDS_OFF, "paused"), 0, 2, false, "paused"),
                Arguments.of(new Receipt.Declined(Refusal.FORBIDDEN, "no"), 0, 0, true, "no"),
                Arguments.of(
                        new Receipt.Lost(Failure.TIMEOUT, "silent", true),
                        0,
                        3,
                        true,
                        "what waits there may stay: silent"),
                Arguments.of(
                        new Receipt.Lost(Failure.UNEXPECTED, "odd", false),
                        0,
                        0,
                        true,
                        "what waits there may stay: odd"));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void counts(Receipt receipt, int ended, int left, boolean stopped, String doubt) {
        assertThat(Tally.of(3).with(receipt)).isEqualTo(new Tally(ended, left, stopped, Optional.ofNullable(doubt)));
    }
}
