package dev.haetae.store;

/** The kinds of records kept, each ordered by its own keys. The names are on disk: never rename one. */
public enum Space {
    /** Delivery id → the delivery as it came, kept for replay. */
    INBOX,
    /** Hour/delivery id → that it came in that hour; by which what is old is found. */
    ARRIVALS,
    /** Order of arrival → delivery id; what is acknowledged and not yet triaged. */
    PENDING,
    /** Delivery id → what became of it; its presence is the processed mark. */
    FATES,
    /** source/fingerprint → the alert's present or last episode. */
    EPISODES,
    /** Inhibition rule and its equal labels, then the alert → a firing alert that may silence others. */
    CAUSES,
    /** Incident id → its state, a fold of its events; the version is what compare-and-set guards. */
    INCIDENTS,
    /** incident/sequence → one event of its timeline. */
    EVENTS,
    /** incident/source/fingerprint → an alert that joined. */
    MEMBERS,
    /** Correlation key → the open incident. */
    CORRELATION,
    /** Update id → what people are still to be told. */
    OUTBOX,
    /** umbrella incident/source/fingerprint → an alert told as part of a storm. */
    SHELTERED,
    /** What another system calls it (a group's key in SHA-256, source/incident) → the incident that it is about. */
    LINKS,
    /** due/id → something to do at a time, or under lease until then. */
    TIMERS,
    /** Cool-downs and locks, shared by all receivers. */
    LEDGER
}
