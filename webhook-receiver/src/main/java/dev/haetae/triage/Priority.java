package dev.haetae.triage;

import dev.haetae.contract.Severity;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How bad an incident is by its priority in another system: the number says it, P1 and SEV-1 are Sev1. */
final class Priority {

    private static final Pattern NAME =
            Pattern.compile("(?:(p|prio|priority)|s|sev|severity)[ _-]*([0-5])\\b.*", Pattern.CASE_INSENSITIVE);

    private Priority() {}

    /** Nothing where the name says no number in one of the usual ways: a guess would page people, or let them sleep. */
    static Optional<Severity> severity(String name, Severity now) {
        Matcher matcher = NAME.matcher(name.strip());
        return matcher.matches()
                ? Optional.of(severity(matcher.group(2), matcher.group(1) != null, now))
                : Optional.empty();
    }

    /** Most have nothing above P1, and say it of the worst as well: it lowers nothing. */
    private static Severity severity(String number, boolean isPriority, Severity now) {
        return switch (number) {
            case "0" -> Severity.SEV0;
            case "1" -> isPriority && now == Severity.SEV0 ? now : Severity.SEV1;
            case "2" -> Severity.SEV2;
            default -> Severity.SEV3;
        };
    }
}
