package dev.haetae.function.rollback;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The revisions of a workload in the order in which they were in force, the last of them now. What the cluster keeps of
 * that is when each was first asked for, and the order in which they were last: so times are bounds, and each errs
 * towards doubt.
 */
record History(List<Revision> revisions) {

    /** In the order of their numbers. */
    static History of(Stream<Revision> revisions) {
        return new History(
                revisions.sorted(Comparator.comparingLong(Revision::number)).toList());
    }

    Optional<Revision> newest() {
        return revisions.isEmpty() ? Optional.empty() : Optional.of(revisions.getLast());
    }

    Optional<Revision> named(Optional<String> hash) {
        return revisions.stream()
                .filter(it -> hash.filter(it.hash()::equals).isPresent())
                .findFirst();
    }

    Optional<Revision> having(Template template) {
        return revisions.reversed().stream()
                .filter(it -> it.template().isSameAs(template))
                .findFirst();
    }

    /** With {@code current} as the one in force now, whether its controller has numbered it so yet or not. */
    History endingWith(Revision current) {
        return new History(
                Stream.concat(earlierThan(current), Stream.of(current)).toList());
    }

    List<Revision> earlier() {
        return revisions.subList(0, revisions.size() - 1);
    }

    Map<String, String> names() {
        return earlier().stream()
                .collect(Collectors.toMap(it -> Long.toString(it.number()), Revision::hash, (_, later) -> later));
    }

    /**
     * Not before this moment did the release in force become so. It is exact unless an earlier one was brought back: that
     * was after all others were first asked for, and nothing says how long after.
     */
    Instant since() {
        return stints().stream()
                .map(Stint::began)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /**
     * The earlier releases, the newest first, that were in force for long enough or are said to be good, and are not said
     * to be bad; none beyond one that must not be taken back.
     */
    List<Contender> contenders(Duration longEnough) {
        List<Stint> stints = stints();
        return IntStream.iterate(stints.size() - 2, it -> it >= 0, it -> it - 1)
                .boxed()
                .takeWhile(
                        it -> !stints.get(it).has(revision -> revision.unsafe().isPresent()))
                .filter(it -> !stints.get(it).isMarked(Verdict.BAD))
                .map(it -> contender(stints.get(it), inForce(stints, it)))
                .filter(it -> it.isSaidToBeGood() || it.inForce().compareTo(longEnough) >= 0)
                .toList();
    }

    private static Contender contender(Stint stint, Duration inForce) {
        return new Contender(stint.last(), stint.began(), inForce, stint.isMarked(Verdict.GOOD));
    }

    /** Why a release that would be taken back on the way to {@code revision}, or that one, must not be touched. */
    Optional<String> inTheWayTo(Revision revision) {
        boolean bad = stints().stream().anyMatch(it -> it.revisions().contains(revision) && it.isMarked(Verdict.BAD));
        return bad
                ? Optional.of("revision %d is marked %s: bad".formatted(revision.number(), Marks.RELEASE))
                : untouchable(revision);
    }

    private Optional<String> untouchable(Revision revision) {
        return earlier().subList(earlier().indexOf(revision), earlier().size()).stream()
                .flatMap(it ->
                        it
                                .unsafe()
                                .map(why -> "revision %d must not be taken back: %s".formatted(it.number(), why))
                                .stream())
                .findFirst();
    }

    /** At least; nothing where what followed is older, for then it was brought back at a time that nobody kept. */
    private static Duration inForce(List<Stint> stints, int index) {
        Stint stint = stints.get(index);
        if (!stint.isBefore(stints.get(index + 1))) {
            return Duration.ZERO;
        }
        return stints.stream()
                .filter(stint::isBefore)
                .map(Stint::began)
                .min(Comparator.naturalOrder())
                .map(end -> Duration.between(stint.began(), end))
                .orElse(Duration.ZERO);
    }

    private List<Stint> stints() {
        List<Stint> stints = new ArrayList<>();
        for (Revision revision : revisions) {
            if (!stints.isEmpty() && stints.getLast().last().template().isReleaseOf(revision.template())) {
                stints.add(stints.removeLast().with(revision));
            } else {
                stints.add(new Stint(List.of(revision)));
            }
        }
        return stints;
    }

    private Stream<Revision> earlierThan(Revision current) {
        return revisions.stream().filter(it -> !it.equals(current));
    }
}
