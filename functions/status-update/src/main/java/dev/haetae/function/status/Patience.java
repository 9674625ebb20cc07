package dev.haetae.function.status;

import java.net.http.HttpHeaders;
import java.time.Duration;

/**
 * What a peer asks for that is called too often (429; Statuspage's 420). Seconds are believed up to ten minutes; other
 * forms of Retry-After, and none, leave the pause to us.
 */
final class Patience {

    /** Longer than that nobody waits within one call: the total of an external API is 30 s (R). */
    private static final Duration LONGEST_IN_CALL = Duration.ofSeconds(10);

    private static final long MOST_SECONDS = 600;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int ENHANCE_YOUR_CALM = 420;

    private Patience() {}

    static boolean isAsked(int status) {
        return status == TOO_MANY_REQUESTS || status == ENHANCE_YOUR_CALM;
    }

    static Trouble of(HttpHeaders headers) {
        Duration asked = headers.firstValue("Retry-After")
                .filter(text -> text.matches("\\d{1,9}"))
                .map(text -> Duration.ofSeconds(Math.min(Long.parseLong(text), MOST_SECONDS)))
                .orElse(Duration.ZERO);
        return asked.compareTo(LONGEST_IN_CALL) > 0 ? new Trouble.Paused(asked) : new Trouble.Throttled(asked);
    }
}
