package dev.haetae.escalate;

import dev.haetae.contract.Reason;
import dev.haetae.incident.Actor;
import dev.haetae.incident.Happening;
import dev.haetae.incident.Incident;
import dev.haetae.incident.Incidents;
import dev.haetae.incident.State;
import dev.haetae.incident.Transition;
import dev.haetae.policy.Because;
import dev.haetae.policy.Level;
import dev.haetae.policy.Policies;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A person calls somebody beside those who were told (I3); at once, whatever the rules say. */
public final class Escalations {

    private enum Did implements Reason {
        ESCALATED_BY_HAND
    }

    /** What came of a request: the incident, or why nobody could be called. */
    public sealed interface Answer {

        record Done(Incident incident) implements Answer {}

        record NotNow(State state) implements Answer {}

        record Unknown() implements Answer {}

        /** @param levels those that there are, as policies write them */
        record NoSuchLevel(List<String> levels) implements Answer {}

        /** Whoever there is has been called. */
        record NobodyLeft() implements Answer {}
    }

    private final Incidents incidents;
    private final Supplier<Policies> policies;
    private final InstantSource clock;

    /** @param policies those in force whenever they are asked for */
    public Escalations(Incidents incidents, Supplier<Policies> policies, InstantSource clock) {
        this.incidents = incidents;
        this.policies = policies;
        this.clock = clock;
    }

    /** @param level as policies write it; empty for the next above all that were called */
    public Answer escalate(String incident, Actor person, Optional<String> level) {
        List<Level> levels = policies.get().escalation().levels();
        Optional<Level> named = level.flatMap(word -> named(levels, word));
        if (level.isPresent() && named.isEmpty()) {
            return new Answer.NoSuchLevel(
                    levels.stream().map(known -> known.rank().word()).toList());
        }
        List<Answer> refused = new ArrayList<>();
        Optional<Incident> changed = incidents.change(incident, clock.instant(), transition -> {
            refused.clear();
            Optional<Level> called =
                    named.or(() -> Calls.in(incidents.story(incident)).above(levels));
            call(transition, person, called).ifPresent(refused::add);
        });
        return refused.stream()
                .findFirst()
                .orElseGet(() -> changed.<Answer>map(Answer.Done::new).orElseGet(Answer.Unknown::new));
    }

    private static Optional<Level> named(List<Level> levels, String word) {
        return levels.stream().filter(level -> level.rank().word().equals(word)).findFirst();
    }

    /** Records the call, or says why not: an umbrella's are called for it, and what is over needs nobody. */
    private static Optional<Answer> call(Transition transition, Actor person, Optional<Level> called) {
        State state = transition.incident().state();
        if (state.isOver() || state == State.SUBSUMED) {
            return Optional.of(new Answer.NotNow(state));
        }
        called.ifPresent(level -> transition.record(
                person,
                Because.of(
                        Did.ESCALATED_BY_HAND,
                        "%s (%s), called by %s".formatted(level.rank().word(), level.who(), person.id())),
                new Happening.Escalated(level.rank(), null, level.who())));
        return called.isPresent() ? Optional.empty() : Optional.of(new Answer.NobodyLeft());
    }
}
