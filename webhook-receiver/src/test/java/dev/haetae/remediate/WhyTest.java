package dev.haetae.remediate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whoever is told something in Korean is told why in Korean, too. */
class WhyTest {

    /** A guardrail that allows, or another entry that stands in the timeline only. */
    private static final Set<Why> NOT_TOLD = EnumSet.of(
            Why.NOT_PAUSED,
            Why.NO_MAINTENANCE,
            Why.ALLOWED_IN_MAINTENANCE,
            Why.WITHIN_BOUNDS,
            Why.AS_MANY,
            Why.OPTED_IN,
            Why.NO_OPT_IN_NEEDED,
            Why.NO_RELEASE_TAKEN_BACK,
            Why.RELEASE_YOUNG,
            Why.RELEASE_OF_UNKNOWN_AGE,
            Why.COOLED_DOWN,
            Why.UNLOCKED,
            Why.FEW_AT_ONCE,
            Why.FEW_ACTIONS,
            Why.NOBODY_ASKED,
            Why.PERSON_ASKED,
            Why.BUDGET_CONSUMED,
            Why.GUARDRAILS_ALLOW,
            Why.IN_PROGRESS,
            Why.READY,
            Why.RECOVERED_ALREADY);

    @Test
    void isSaidInKorean() throws IOException {
        Properties words = new Properties();
        try (Reader file = new InputStreamReader(
                WhyTest.class.getResourceAsStream("/dev/haetae/function/status/ko.properties"),
                StandardCharsets.UTF_8)) {
            words.load(file);
        }
        assertThat(EnumSet.complementOf(EnumSet.copyOf(NOT_TOLD)))
                .allSatisfy(why -> assertThat(words).containsKey("why." + why.tag()));
    }
}
