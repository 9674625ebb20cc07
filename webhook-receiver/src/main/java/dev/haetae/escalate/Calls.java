package dev.haetae.escalate;

import dev.haetae.incident.Event;
import dev.haetae.incident.Happening;
import dev.haetae.policy.Level;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who has been called in an incident so far, as its story says. */
record Calls(List<Happening.Escalated> made) {

    static Calls in(Stream<Event> story) {
        return new Calls(story.map(Event::what)
                .filter(Happening.Escalated.class::isInstance)
                .map(Happening.Escalated.class::cast)
                .toList());
    }

    /** The rules that have called, each of them once. */
    Set<String> rules() {
        return made.stream()
                .map(Happening.Escalated::rule)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** The first level above all that were called; the first of all where nobody was. */
    Optional<Level> above(List<Level> levels) {
        Optional<Level.Rank> highest =
                made.stream().map(Happening.Escalated::level).max(Comparator.naturalOrder());
        return levels.stream()
                .filter(level -> highest.isEmpty() || level.rank().compareTo(highest.get()) > 0)
                .findFirst();
    }
}
