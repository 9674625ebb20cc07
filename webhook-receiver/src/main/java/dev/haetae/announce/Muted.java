package dev.haetae.announce;

import dev.haetae.contract.Outcome;
import dev.haetae.contract.Severity;
import dev.haetae.contract.Urgency;
import dev.haetae.incident.Happening;
import dev.haetae.incident.Incident;
import dev.haetae.incident.State;

/** What people are spared: what is only for information (I4), and what the umbrella of a storm speaks of. */
final class Muted {

    private Muted() {}

    static boolean is(Incident incident, Happening what) {
        return isOnlyRecorded(incident, what) || isToldByTheUmbrella(incident, what);
    }

    /** Whom a person calls all the same hears that somebody has it, and that it is over. */
    private static boolean isOnlyRecorded(Incident incident, Happening what) {
        return incident.urgency() == Urgency.INFO
                && switch (what) {
                    case Happening.Escalated called -> false;
                    case Happening.Acknowledged taken -> false;
                    case Happening.Resolved over -> false;
                    default -> true;
                };
    }

    /** But for a new Sev0, and what we left changed: no umbrella speaks of that. */
    private static boolean isToldByTheUmbrella(Incident incident, Happening what) {
        return incident.state() == State.SUBSUMED
                && switch (what) {
                    case Happening.SeverityDecided decided -> decided.severity() != Severity.SEV0;
                    case Happening.TakenBack back -> isBack(back.outcome());
                    case Happening.TakeBackWaits waits -> false;
                    default -> true;
                };
    }

    private static boolean isBack(Outcome outcome) {
        return outcome instanceof Outcome.Applied || outcome instanceof Outcome.AlreadyApplied;
    }
}
