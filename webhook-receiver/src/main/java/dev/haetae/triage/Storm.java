package dev.haetae.triage;

import java.time.Instant;
import java.util.List;

/**
 * The present storm, or the last one.
 *
 * @param umbrella the one incident that stands for all
 * @param subsumed the incidents that were open when it began
 * @param over whether it is the last one
 */
record Storm(String umbrella, Instant since, List<String> subsumed, boolean over) {

    Storm ended() {
        return new Storm(umbrella, since, subsumed, true);
    }
}
