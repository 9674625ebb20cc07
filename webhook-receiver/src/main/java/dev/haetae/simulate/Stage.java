package dev.haetae.simulate;

import dev.haetae.contract.StatusUpdate;
import dev.haetae.inbox.Inbox;
import dev.haetae.inbox.Received;
import dev.haetae.incident.Incidents;
import dev.haetae.remediate.Approvals;
import dev.haetae.remediate.People;
import dev.haetae.triage.Episodes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An imagined receiver: the engine on a clock that only its user moves. Not for use by several threads. */
public interface Stage extends AutoCloseable {

    Instant now();

    /** Takes what a webhook brought, at the clock's time, and does all that follows at that moment. */
    void receives(List<? extends Received> received);

    /** Lets time pass, with everything happening at its moment. */
    void passesUntil(Instant time);

    /** When it would do something next by itself, if ever. */
    Optional<Instant> next();

    /** What people would have been told so far. */
    List<StatusUpdate> told();

    Inbox inbox();

    Incidents incidents();

    Episodes episodes();

    People people();

    Approvals approvals();

    @Override
    void close();
}
