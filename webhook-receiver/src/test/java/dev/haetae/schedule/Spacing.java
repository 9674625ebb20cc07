package dev.haetae.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Locks, cool-downs, actions within an hour, and workloads at once. What takes an order back is bound by none of them. */
final class Spacing {

    private static final Duration HOUR = Duration.ofHours(1);

    private final List<Deed> written;
    private final List<String> broken = new ArrayList<>();

    Spacing(List<Deed> deeds) {
        this.written = deeds.stream().filter(Deed::wrote).toList();
    }

    List<String> broken() {
        for (Deed deed : written) {
            others(deed);
            perHour(deed);
            atOnce(deed);
        }
        return broken;
    }

    private void others(Deed deed) {
        for (Deed earlier : written) {
            if (!deed.isOfOtherIncident(earlier) || !deed.target().equals(earlier.target())) {
                continue;
            }
            if (earlier.isUnderWayAt(deed.begun())) {
                broken.add("one target, two incidents at once: %s and %s".formatted(earlier, deed));
            }
            Instant cooled = earlier.begun().plus(earlier.step().limits().coolDown());
            if (!deed.begun().isBefore(earlier.begun()) && deed.begun().isBefore(cooled)) {
                broken.add("within the cool-down until %s of %s: %s".formatted(cooled, earlier, deed));
            }
        }
    }

    private void perHour(Deed deed) {
        var limits = deed.guardrails().perHour();
        within(deed, limits.service(), "service", other -> other.service().equals(deed.service()));
        within(deed, limits.namespace(), "namespace", other -> isBeside(other, deed));
        within(deed, limits.all(), "all", other -> true);
    }

    private void within(Deed deed, int limit, String what, Predicate<Deed> counts) {
        List<Deed> hour = written.stream()
                .filter(counts)
                .filter(other -> !other.begun().isAfter(deed.begun()))
                .filter(other -> other.begun().plus(HOUR).isAfter(deed.begun()))
                .toList();
        if (hour.size() > limit) {
            broken.add("more than %d of %s within an hour: %s".formatted(limit, what, hour));
        }
    }

    private void atOnce(Deed deed) {
        var radius = deed.guardrails().blastRadius();
        int limit = Math.min(radius.targetsAtOnce(), radius.mostOf(World.WORKLOADS));
        List<Deed> others = written.stream()
                .filter(other -> isBeside(other, deed) && !other.target().equals(deed.target()))
                .filter(other -> other.isUnderWayAt(deed.begun()))
                .toList();
        if (others.stream().map(Deed::target).distinct().count() >= limit) {
            broken.add("more than %d at once: %s beside %s".formatted(limit, deed, others));
        }
    }

    private static boolean isBeside(Deed one, Deed other) {
        return one.target().namespace().equals(other.target().namespace());
    }
}
