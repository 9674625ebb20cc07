package dev.haetae.function.rollback;

import dev.haetae.contract.Custody;
import dev.haetae.contract.Refusal;
import dev.haetae.contract.Rollback;
import java.time.Instant;
import java.util.Optional;

/** What to do about an order, given what was seen: a pure function, so that every case is a row of a table. */
sealed interface Decision {

    record Write(Way way) implements Decision {}

    record AlreadyApplied(Rollback.Release now) implements Decision {}

    /** It is on its way there. */
    record Wait(double progress) implements Decision {}

    /** A pod of it speaks against going any further. */
    record Stop(Way way, String why) implements Decision {}

    /** It goes no further, and what was done about it stands in {@code why}. */
    record Stopped(String why) implements Decision {}

    record Refused(Refusal reason, String detail) implements Decision {}

    /**
     * What is as ordered already needs no write, so nothing else matters. Then whose hands are on it, the expectation,
     * whether the revision is there and may be brought back, what stands in the way, and last the order's age: the first
     * is what people can do something about.
     *
     * <p>What is asked for already, and not yet there, is watched while the order is good; later it is only told what is
     * asked for.
     *
     * @param begun the target was seen on its way already
     */
    static Decision on(Candidate seen, Rollback order, boolean begun, Instant now) {
        if (order.isReachedBy(seen.state())) {
            return seen.course()
                    .filter(_ -> !seen.state().settled() && !now.isAfter(order.notAfter()))
                    .map(course -> underWay(course, seen, order))
                    .orElseGet(() -> new AlreadyApplied(seen.state()));
        }
        return keptByOthers(seen, order)
                .or(() -> changed(seen, order))
                .or(() -> begun ? Optional.of(takenBack(order)) : Optional.empty())
                .<Decision>map(it -> it)
                .orElseGet(() -> Optional.ofNullable(seen.ways().get(order.revision()))
                        .map(way -> along(way, seen, order, now))
                        .orElseGet(() -> new Refused(
                                Refusal.TARGET_ABSENT,
                                "there is no revision %s of %s".formatted(order.revision(), order.target()))));
    }

    private static Decision underWay(Course course, Candidate seen, Rollback order) {
        return course.noted(order.id())
                .map(why -> "%s; %s".formatted(why, course.remedy()))
                .<Decision>map(Stopped::new)
                .or(() -> course.held().map(why -> heldByOthers(course, order, why)))
                .or(() -> course.culprit().map(pod -> stop(course, seen, order, pod)))
                .orElseGet(() -> new Wait(course.progress()));
    }

    /** People have their hands on it: they decide when it goes on, and nothing else is done to it meanwhile. */
    private static Refused heldByOthers(Course course, Rollback order, String why) {
        return new Refused(
                Refusal.HANDS_OFF,
                "somebody else stopped %s on its way to revision %s: %s; %s"
                        .formatted(order.target(), order.revision(), why, course.far()));
    }

    private static Decision stop(Course course, Candidate seen, Rollback order, PodSight pod) {
        String why = course.against(pod, order.revision());
        return seen.custody()
                .ifPaused()
                .<Decision>map(where -> new Stopped("%s; it was not stopped, since %s asks automation to keep off (%s)"
                        .formatted(why, where, Custody.PAUSE)))
                .orElseGet(() -> new Stop(course.stop(order.id(), why, pod), why));
    }

    /** Whoever did so may have meant it: it is not written a second time. */
    private static Refused takenBack(Rollback order) {
        return new Refused(
                Refusal.TARGET_CHANGED,
                "%s was changed again on its way to revision %s".formatted(order.target(), order.revision()));
    }

    private static Optional<Refused> keptByOthers(Candidate seen, Rollback order) {
        return seen.custody()
                .ifPaused()
                .map(it -> new Refused(
                        Refusal.HANDS_OFF,
                        "%s asks automation to keep off %s (%s)".formatted(it, order.target(), Custody.PAUSE)))
                .or(() -> seen.ownerMinding(order.revision())
                        .map(it -> new Refused(
                                Refusal.OWNED,
                                "%s keeps %s and would undo the write; %s"
                                        .formatted(it.name(), order.target(), it.remedy()))));
    }

    private static Optional<Refused> changed(Candidate seen, Rollback order) {
        if (order.expected().sameAs(seen.state())) {
            return Optional.empty();
        }
        String change = order.expected().uid().equals(seen.state().uid())
                ? "it runs revision %s, and %s was decided on"
                        .formatted(seen.state().revision(), order.expected().revision())
                : "it was deleted and made again since the decision";
        return Optional.of(new Refused(Refusal.TARGET_CHANGED, "%s changed: %s".formatted(order.target(), change)));
    }

    private static Decision along(Way way, Candidate seen, Rollback order, Instant now) {
        Optional<Refused> unsafe = Optional.ofNullable(seen.state().unsafe())
                .map(it -> "revision %s must not be taken back: %s"
                        .formatted(order.expected().revision(), it))
                .or(way::against)
                .map(it -> new Refused(Refusal.UNSAFE, it));
        return unsafe.or(() -> seen.obstacle().map(it -> new Refused(it.reason(), it.detail())))
                .<Decision>map(it -> it)
                .orElseGet(() -> inTime(way, order, now));
    }

    private static Decision inTime(Way way, Rollback order, Instant now) {
        return now.isAfter(order.notAfter())
                ? new Refused(
                        Refusal.STALE, "the order was good until %s, and it is %s".formatted(order.notAfter(), now))
                : new Write(way);
    }
}
