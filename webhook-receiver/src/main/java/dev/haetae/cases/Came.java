package dev.haetae.cases;

import dev.haetae.inbox.Fate;
import dev.haetae.incident.Incident;
import dev.haetae.policy.Alert;
import dev.haetae.simulate.Foretold;
import java.util.List;

/**
 * What came of a case.
 *
 * @param incidents as they opened
 * @param alerts as they fired
 * @param vain what people wanted to do and could not
 */
public record Came(List<Opened> incidents, List<Fired> alerts, List<Difference> vain) {

    /**
     * An incident.
     *
     * @param told the same with all the reasons
     * @param alert its first
     */
    public record Opened(Incident incident, Foretold told, Alert alert) {

        Moments moments() {
            return new Moments(alert, told.timeline());
        }

        String key() {
            return told.correlationKey();
        }
    }

    public record Fired(Alert alert, Fate fate) {}

    List<Fired> of(Fate.Kind kind) {
        return alerts.stream().filter(fired -> fired.fate().kind() == kind).toList();
    }
}
