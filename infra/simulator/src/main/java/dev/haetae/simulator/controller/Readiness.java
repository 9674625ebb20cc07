package dev.haetae.simulator.controller;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.haetae.simulator.store.ObjectMeta;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** How long a new Pod takes to become ready: what its workload's annotation says, or the default. */
record Readiness(Duration byDefault) {

    private static final String ANNOTATION = "simulator.haetae.dev/ready-after";
    private static final Duration NEVER = Duration.ofSeconds(Long.MAX_VALUE);

    /** What comes earlier in the list is asked first. */
    Duration of(ObjectNode... asked) {
        for (ObjectNode object : asked) {
            Optional<String> said = ObjectMeta.annotation(object, ANNOTATION);
            if (said.isPresent()) {
                return parse(said.get());
            }
        }
        return byDefault;
    }

    /** Takes {@code 30s} as well as {@code PT30S}; what cannot be read is the default. */
    private Duration parse(String text) {
        if (text.equals("never")) {
            return NEVER;
        }
        try {
            return Duration.parse(text.startsWith("P") ? text : "PT" + text.toUpperCase(Locale.ROOT));
        } catch (java.time.format.DateTimeParseException e) {
            return byDefault;
        }
    }
}
