package dev.haetae.policy.source;

import java.util.Collection;
import java.util.stream.Collectors;

/**
 * What a reference may name; anything else is complained about at the reference.
 *
 * @param missing the complaint up to the name: {@code there is no playbook}
 */
public record Names(String missing, Collection<String> known) {

    /** So many names still help; more are a wall of text. */
    private static final int SHOWN = 20;

    /** True when there is one of that name. */
    public boolean check(Passage reference, String name) {
        boolean isKnown = known.contains(name);
        if (!isKnown) {
            reference.wrong("%s \"%s\"".formatted(missing, name), Nearest.question(name, known) + all());
        }
        return isKnown;
    }

    private String all() {
        String names = known.stream().limit(SHOWN).collect(Collectors.joining(", "));
        return switch (known.size()) {
            case 0 -> "there is none at all";
            case 1 -> "there is only " + names;
            default -> "there are " + names + (known.size() > SHOWN ? " and more" : "");
        };
    }
}
