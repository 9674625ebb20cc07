package dev.haetae.remediate;

import dev.haetae.triage.Episode;
import java.time.Instant;

/** Asks whether an alert that is on our books fires right now. */
@FunctionalInterface
public interface Confirmation {

    Answer isActive(Episode episode, Instant now);

    /** What could be found out. */
    sealed interface Answer {

        record Active() implements Answer {}

        record Resolved(String sentence) implements Answer {}

        /** It fires, and people asked not to hear of it: whoever did so has it in hand. */
        record Silenced(String sentence) implements Answer {}

        record Unknown(String sentence) implements Answer {}
    }
}
