package dev.haetae.policy;

import dev.haetae.contract.Severity;
import dev.haetae.contract.Urgency;
import java.time.Duration;
import java.util.Set;

/**
 * What policies see of an incident, to say who hears of it and to whom it is escalated.
 *
 * @param alert the one by which it is told: its first
 * @param urgency of its most urgent alert
 * @param marks what has come about in it
 */
public record IncidentFacts(Alert alert, Urgency urgency, IncidentView view, Set<Mark> marks) {

    /** What may have come about in an incident. */
    public enum Mark {
        ACKNOWLEDGED,
        SEVERITY_RAISED,
        REMEDIATION_FAILED,
        RESOLVED
    }

    public IncidentFacts {
        marks = Set.copyOf(marks);
    }

    boolean has(Mark mark) {
        return marks.contains(mark);
    }

    Severity severity() {
        return view.severity();
    }

    boolean isAsOldAs(Duration age) {
        return view.age().compareTo(age) >= 0;
    }

    /** Its age at the next full minute of it. */
    Duration nextMinute() {
        return Duration.ofMinutes(view.age().toMinutes() + 1);
    }
}
