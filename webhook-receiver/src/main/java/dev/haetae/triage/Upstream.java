package dev.haetae.triage;

import dev.haetae.policy.Alert;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The Alertmanager that one of the sources is: what it holds can be asked. */
public interface Upstream {

    /**
     * An alert that it holds.
     *
     * @param active whether it is sent to anybody: neither silenced nor inhibited there
     * @param silencedBy the ids of its silences there
     * @param ours whether it is for our receiver
     */
    record Held(
            String fingerprint,
            Alert alert,
            Instant startsAt,
            boolean active,
            List<String> silencedBy,
            boolean ours,
            String generatorUrl) {}

    /** The source that its webhooks come from. */
    String source();

    /** All that it holds; empty when that cannot be known now, which proves nothing. */
    Optional<List<Held>> holds(Instant now);
}
