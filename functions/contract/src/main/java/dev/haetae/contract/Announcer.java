package dev.haetae.contract;

import java.time.Duration;
import java.util.Optional;

/** One channel to people: the port of the status-update function. Like {@link OpsFunction}, it answers, never throws. */
public interface Announcer {

    /** The channel as policies write it: {@code log}. */
    String channel();

    /** What has to be set before anything can be told over it, such as a token; empty when nothing is missing. */
    default Optional<String> missing() {
        return Optional.empty();
    }

    /** Tells people at least once; an update whose id the channel shows already is not told again where it can be seen. */
    Told tell(StatusUpdate update);

    /** The same to a certain audience; a channel without addresses and threads has nothing to ask of it. */
    default Told tell(StatusUpdate update, Audience audience) {
        return tell(update);
    }

    /** What came of telling. */
    sealed interface Told {

        /** Where it can be seen, in the channel's own terms. */
        record Delivered(String reference) implements Told {}

        /** @param patience for how long the channel wants to be left alone; zero where it does not say */
        record Undelivered(Failure reason, String detail, boolean retryable, Duration patience) implements Told {

            public Undelivered(Failure reason, String detail, boolean retryable) {
                this(reason, detail, retryable, Duration.ZERO);
            }
        }
    }
}
