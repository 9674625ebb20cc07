package dev.haetae.health;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** What somebody should mend though alerts are taken and acted on as ever: never a reason to send them elsewhere. */
public final class Ailments {

    private static final String NONE = "as it should be";

    private final Map<String, Supplier<Optional<String>>> parts;

    /** @param parts what may ail, and what is wrong with it now, as a sentence */
    public Ailments(Map<String, Supplier<Optional<String>>> parts) {
        this.parts = Map.copyOf(parts);
    }

    /** Each part that may ail, and how it is. */
    public Map<String, String> now() {
        Map<String, String> now = new TreeMap<>();
        parts.forEach((part, trouble) -> now.put(part, trouble.get().orElse(NONE)));
        return now;
    }
}
