package dev.haetae.schedule;

import dev.haetae.contract.Action;
import dev.haetae.contract.Outcome;
import dev.haetae.incident.Actor;
import dev.haetae.incident.Event;
import dev.haetae.incident.Happening;
import dev.haetae.incident.Incident;
import dev.haetae.incident.Incidents;
import dev.haetae.policy.Policies;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the timelines say was ordered, beside what was written. */
record Stories(Incidents incidents, Facts facts, List<Oracle.Write> writes) {

    List<Deed> deeds() {
        return incidents.newest(null, Integer.MAX_VALUE, incident -> true).stream()
                .flatMap(this::deeds)
                .sorted((one, other) -> one.begun().compareTo(other.begun()))
                .toList();
    }

    private Stream<Deed> deeds(Incident incident) {
        List<Event> story = incidents.timeline(incident.id());
        return IntStream.range(0, story.size())
                .filter(index -> story.get(index).what() instanceof Happening.ActionStarted)
                .mapToObj(index -> deed(incident, story, index));
    }

    private Deed deed(Incident incident, List<Event> story, int index) {
        Event event = story.get(index);
        Happening.ActionStarted started = (Happening.ActionStarted) event.what();
        Policies policies = facts.policiesAt(event.at());
        String playbook = incident.plan().playbook();
        Instant end = end(story.subList(index + 1, story.size()), started.action());
        Instant latest = event.at().plus(policies.guardrails().lockFor());
        return new Deed(
                incident.id(),
                incident.service(),
                policies,
                Drill.playbook(policies, playbook),
                Drill.playbook(facts.policiesAt(chosenAt(story)), playbook),
                started.step(),
                started.action(),
                story.subList(0, index),
                event.at(),
                end.isBefore(latest) ? end : latest,
                writes(started.action(), event.at(), story.subList(index + 1, story.size())));
    }

    private static Instant chosenAt(List<Event> story) {
        return story.stream()
                .filter(event -> event.what() instanceof Happening.PlaybookChosen)
                .findFirst()
                .orElseThrow()
                .at();
    }

    /** Its own writes, should another order be called the same. */
    private List<Oracle.Write> writes(Action order, Instant from, List<Event> after) {
        Instant to = after.stream()
                .filter(event -> event.what() instanceof Happening.ActionStarted)
                .map(Event::at)
                .findFirst()
                .orElse(Instant.MAX);
        return writes.stream()
                .filter(write -> write.order().id().equals(order.id()))
                .filter(write -> !write.at().isBefore(from) && write.at().isBefore(to))
                .toList();
    }

    private static Instant end(List<Event> after, Action order) {
        for (int index = 0; index < after.size(); index++) {
            Event event = after.get(index);
            List<Event> until = after.subList(0, index);
            switch (event.what()) {
                case Happening.StepJudged judged
                when isOf(judged.action(), order) -> {
                    return event.at();
                }
                case Happening.TakenBack back
                when back.action().id().equals(order.id() + Oracle.BACK) -> {
                    return event.at();
                }
                case Happening.ActionEnded ended
                when isOf(ended.action(), order) -> {
                    if (isGivenUp(ended.outcome())) {
                        return event.at();
                    }
                }
                case Happening.Resolved resolved
                when event.actor().kind() == Actor.Kind.PERSON && isCarriedOut(until, order) -> {
                    return event.at();
                }
                default -> {}
            }
        }
        return Instant.MAX;
    }

    private static boolean isCarriedOut(List<Event> events, Action order) {
        return events.stream()
                .anyMatch(event -> event.what() instanceof Happening.ActionEnded ended
                        && isOf(ended.action(), order)
                        && (ended.outcome() instanceof Outcome.Applied
                                || ended.outcome() instanceof Outcome.AlreadyApplied));
    }

    private static boolean isOf(Action one, Action order) {
        return one.id().equals(order.id());
    }

    private static boolean isGivenUp(Outcome outcome) {
        return outcome instanceof Outcome.Refused || (outcome instanceof Outcome.Failed failed && !failed.retryable());
    }
}
