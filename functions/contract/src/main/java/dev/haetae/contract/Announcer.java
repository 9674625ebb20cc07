package dev.haetae.contract;

/** One channel to people: the port of the status-update function. Like {@link OpsFunction}, it answers, never throws. */
public interface Announcer {

    /** The channel as policies write it: {@code log}. */
    String channel();

    /** Tells people at least once; an update whose id the channel shows already is not told again where it can be seen. */
    Told tell(StatusUpdate update);

    /** What came of telling. */
    sealed interface Told {

        /** Where it can be seen, in the channel's own terms. */
        record Delivered(String reference) implements Told {}

        record Undelivered(Failure reason, String detail, boolean retryable) implements Told {}
    }
}
