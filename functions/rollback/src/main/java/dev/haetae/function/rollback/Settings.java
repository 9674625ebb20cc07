package dev.haetae.function.rollback;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What operators may set about rolling back; durations as {@code 10m} or ISO 8601. */
@ConfigMapping(prefix = "haetae.rollback")
interface Settings {

    /** A release that was in force this long is one to go back to. */
    @WithDefault("10m")
    Duration goodAfter();

    /** A pod that does not answer for longer, while pods of an earlier release do, makes its release an ailing one. */
    @WithDefault("2m")
    Duration answerWithin();

    /** In a hundred: a strategy that takes more pods than this at once is not let loose while some of them answer. */
    @WithDefault("50")
    int mostAtOnce();

    /** The label of a Service's selector that says which release it sends to. */
    @WithDefault("version")
    String selectorLabel();

    default Rules rules() {
        return new Rules(goodAfter(), answerWithin(), mostAtOnce(), selectorLabel());
    }
}
