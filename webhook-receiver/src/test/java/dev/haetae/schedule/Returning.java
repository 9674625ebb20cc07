package dev.haetae.schedule;

import dev.haetae.incident.Event;
import dev.haetae.incident.Happening;
import dev.haetae.incident.Incidents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is taken back is taken back for a reason: its time was over, or it made things worse. It goes back to where it was
 * before, and only from where we left it, so that nobody's later change is overwritten.
 */
final class Returning {

    private final List<Deed> deeds;
    private final Incidents incidents;
    private final List<Oracle.Write> writes;
    private final List<String> broken = new ArrayList<>();

    Returning(List<Deed> deeds, Incidents incidents, List<Oracle.Write> writes) {
        this.deeds = deeds;
        this.incidents = incidents;
        this.writes = writes;
    }

    List<String> broken() {
        for (int index = 0; index < writes.size(); index++) {
            Oracle.Write write = writes.get(index);
            if (write.takesBack()) {
                hadReason(write);
                fromWhereWeLeftIt(write, writes.subList(0, index).reversed());
            }
        }
        return broken;
    }

    private void hadReason(Oracle.Write back) {
        boolean had = deeds.stream()
                .filter(deed -> back.order().id().equals(deed.order().id() + Oracle.BACK))
                .anyMatch(deed -> isOver(deed, back.at()) || madeItWorse(deed, back.at()));
        if (!had) {
            broken.add("taken back before its time, and it made nothing worse: " + back);
        }
    }

    private boolean isOver(Deed deed, Instant at) {
        boolean expired = deed.order().expires().filter(end -> !end.isAfter(at)).isPresent();
        boolean bridges = deed.order().staysWhileFiring().filter(at::isBefore).isPresent();
        return expired && !(bridges && fires(deed.incident(), at));
    }

    /** Before that moment and after it, since what comes at the same moment may come after the write. */
    private boolean fires(String incident, Instant at) {
        List<Event> story = incidents.timeline(incident).stream()
                .filter(event -> !event.at().isAfter(at))
                .toList();
        boolean ended = story.stream().anyMatch(event -> event.what() instanceof Happening.Resolved);
        long before = firing(story.stream().filter(event -> event.at().isBefore(at)));
        return !ended && before > 0 && firing(story.stream()) > 0;
    }

    private static long firing(Stream<Event> story) {
        return story.mapToLong(event -> switch (event.what()) {
                    case Happening.AlertJoined joined -> 1;
                    case Happening.AlertBack back -> 1;
                    case Happening.AlertResolved resolved -> -1;
                    default -> 0;
                })
                .sum();
    }

    private boolean madeItWorse(Deed deed, Instant at) {
        return deed.step().undo()
                && incidents.timeline(deed.incident()).stream()
                        .filter(event -> !event.at().isAfter(at))
                        .anyMatch(event -> isWorse(event, deed));
    }

    private static boolean isWorse(Event event, Deed deed) {
        return event.what() instanceof Happening.StepJudged judged
                && judged.result() == Happening.Result.WORSE
                && judged.action().id().equals(deed.order().id());
    }

    private void fromWhereWeLeftIt(Oracle.Write back, List<Oracle.Write> before) {
        Optional<Oracle.Write> last = before.stream()
                .filter(write -> write.order().target().equals(back.order().target()))
                .filter(write -> write.order().verb().equals(back.order().verb()))
                .findFirst();
        if (last.filter(write -> back.order().expected().sameAs(write.left())).isEmpty()) {
            broken.add("taken back over somebody's later change: %s after %s".formatted(back, last));
        } else if (!restores(back, last.get())) {
            broken.add("taken back to what was not there before: " + back);
        }
    }

    /** Steps that went on from each other go back together, to before the first. */
    private boolean restores(Oracle.Write back, Oracle.Write last) {
        return deeds.stream()
                .filter(deed -> deed.incident().equals(back.incident()))
                .flatMap(deed -> deed
                        .order()
                        .undo(last.left(), back.order().id(), back.order().notAfter())
                        .stream())
                .anyMatch(undo -> undo.hasAimOf(back.order()));
    }
}
