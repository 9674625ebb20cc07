package dev.haetae.function.diagnose;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Turns a workload's releases into what people want to know of the last one. */
final class ReleaseReading {

    static final String NONE = "none is known";

    private ReleaseReading() {}

    static String text(List<Release> releases, Instant now) {
        List<Release> newest = releases.stream()
                .sorted(Comparator.comparingLong(Release::revision).reversed())
                .limit(2)
                .toList();
        return switch (newest.size()) {
            case 0 -> NONE;
            case 1 ->
                "revision %d, %s; there is none before it"
                        .formatted(newest.getFirst().revision(), made(newest.getFirst(), now));
            default -> compared(newest.getFirst(), newest.getLast(), now);
        };
    }

    private static String compared(Release current, Release previous, Instant now) {
        String heading = "revision %d, %s, against revision %d:"
                .formatted(current.revision(), when(current, previous, now), previous.revision());
        List<String> changes = TemplateChanges.between(previous.template(), current.template());
        return heading + (changes.isEmpty() ? " the same pods" : "\n" + String.join("\n", changes));
    }

    /** A release that is older than the one before it was taken back to; nobody notes when that was. */
    private static String when(Release current, Release previous, Instant now) {
        return current.made().isBefore(previous.made())
                ? "an earlier release again (%s)".formatted(made(current, now))
                : made(current, now);
    }

    private static String made(Release release, Instant now) {
        return "made " + Age.ago(release.made(), now);
    }
}
