package dev.haetae.policy;

/**
 * A time that the calendar names.
 *
 * @param name as conditions see it in {@code now.windows}
 * @param rule where it is written: {@code calendar.yaml:5}
 */
public record Window(Kind kind, String name, String rule) {

    /** What holds within it (L4). */
    public enum Kind {
        /** Most players are here, and SLOs are tighter. */
        PEAK,
        /** SLOs do not count, and automation waits unless a playbook allows it. */
        MAINTENANCE,
        /** More players than usual are expected. */
        EVENT
    }
}
