package dev.haetae.cases;

import dev.haetae.policy.Because;
import dev.haetae.policy.cases.Said;
import java.util.Optional;

/**
 * One thing that came otherwise than a case expects it.
 *
 * @param what the thing: {@code severity of production/game-production/matchmaking}
 * @param expected what the case says, and where
 * @param why it came so; null where there is no single reason
 */
public record Difference(String what, Said expected, String came, Because why) {

    /** {@code no rule held (severity.yaml:12)}. */
    static String spoken(Because because) {
        return because.sentence()
                + Optional.ofNullable(because.rule()).map(" (%s)"::formatted).orElse("");
    }
}
