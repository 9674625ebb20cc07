package dev.haetae.remediate;

import dev.haetae.contract.Action;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.State;
import dev.haetae.incident.Event;
import dev.haetae.incident.Happening;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is there to be taken back of what an incident did, as its timeline says. Where one step went on from what another
 * had left, as a floor that is raised twice, the earlier goes back with the later: each by itself would find the target
 * changed. Pure.
 *
 * @param step of the action that is taken back
 * @param action whose way back it is: the first of those whose time is over
 * @param left what the last of them left behind
 * @param tries how often it was tried in vain
 * @param due since when it is to be taken back
 * @param worse whether it made things worse
 */
record Undoing(int step, Action action, State left, int tries, Instant due, boolean worse) {

    /** An action as it was carried out, and what was tried to take it back. */
    private record Done(int step, Action action, State after, List<Outcome> back) {

        boolean stands() {
            return back.stream().allMatch(Outcome.Failed.class::isInstance);
        }

        boolean isOverBy(Instant now) {
            return action.expires().filter(end -> !end.isAfter(now)).isPresent();
        }

        boolean wentOnFrom(Done earlier) {
            return isOfTheSame(earlier) && action.expected().sameAs(earlier.after);
        }

        /** It found something else than that left behind: that is taken back already, though the answer was lost. */
        boolean replaced(Done earlier) {
            return isOfTheSame(earlier) && !action.expected().sameAs(earlier.after);
        }

        private boolean isOfTheSame(Done earlier) {
            return action.target().equals(earlier.action.target())
                    && action.verb().equals(earlier.action.verb());
        }
    }

    /** Empty where it was never carried out, is taken back already, or goes back with a later one. */
    static Optional<Undoing> of(List<Event> timeline, String action, Instant now) {
        List<Done> standing = standing(timeline);
        return standing.stream()
                .filter(done -> done.action().id().equals(action))
                .filter(done -> after(standing, done).noneMatch(one -> one.replaced(done)))
                .filter(done -> later(standing, done).isEmpty())
                .findFirst()
                .map(done -> of(done, first(standing, done, now).action(), worse(timeline, done.action()), now));
    }

    private static Undoing of(Done done, Action first, Optional<Instant> worse, Instant now) {
        Instant due = worse.or(done.action()::expires).orElse(now);
        return new Undoing(done.step(), first, done.after(), done.back().size(), due, worse.isPresent());
    }

    /** Since when it was seen to make things worse. */
    private static Optional<Instant> worse(List<Event> timeline, Action action) {
        return timeline.stream()
                .filter(event -> event.what() instanceof Happening.StepJudged judged
                        && judged.result() == Happening.Result.WORSE
                        && judged.action().id().equals(action.id()))
                .map(Event::at)
                .findFirst();
    }

    /** What stands beyond its time for as long as its incident is not over, by the ids of the orders. */
    static List<String> bridges(List<Event> timeline, Instant now) {
        return standing(timeline).stream()
                .filter(done ->
                        done.isOverBy(now) && done.action().staysWhileFiring().isPresent())
                .map(done -> done.action().id())
                .toList();
    }

    static String id(String action) {
        return action + "/back";
    }

    private static Optional<Done> later(List<Done> standing, Done done) {
        return after(standing, done)
                .filter(one -> one.action().expires().isPresent() && one.wentOnFrom(done))
                .findFirst();
    }

    private static Stream<Done> after(List<Done> standing, Done done) {
        return standing.stream().skip(standing.indexOf(done) + 1L);
    }

    private static Done first(List<Done> standing, Done done, Instant now) {
        return standing.stream()
                .limit(standing.indexOf(done))
                .filter(one -> one.isOverBy(now) && done.wentOnFrom(one))
                .findFirst()
                .map(earlier -> first(standing, earlier, now))
                .orElse(done);
    }

    private static List<Done> standing(List<Event> timeline) {
        return timeline.stream()
                .map(Event::what)
                .flatMap(what -> what instanceof Happening.ActionEnded ended
                        ? Footprint.left(ended.outcome()).stream()
                                .map(after -> new Done(ended.step(), ended.action(), after, back(timeline, ended)))
                        : Stream.empty())
                .filter(Done::stands)
                .toList();
    }

    private static List<Outcome> back(List<Event> timeline, Happening.ActionEnded ended) {
        String id = id(ended.action().id());
        return timeline.stream()
                .map(Event::what)
                .filter(Happening.TakenBack.class::isInstance)
                .map(Happening.TakenBack.class::cast)
                .filter(one -> one.action().id().equals(id))
                .map(Happening.TakenBack::outcome)
                .toList();
    }
}
