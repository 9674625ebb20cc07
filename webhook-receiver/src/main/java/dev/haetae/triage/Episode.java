package dev.haetae.triage;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.haetae.inbox.Delivery;
import dev.haetae.policy.Alert;
import java.time.Instant;
import java.util.Optional;

/**
 * An alert from its firing until it is resolved.
 *
 * @param startsAt the earliest heard: HA Prometheis differ, and Alertmanager keeps the earliest
 * @param endsAt null while it fires
 * @param lastHeard when its source last said that it fires, by our clock
 * @param incident null while it belongs to none
 * @param firstDelivery the delivery that began it
 * @param suppressed whether another alert silences it
 */
public record Episode(
        String source,
        String fingerprint,
        Alert alert,
        Delivery.Origin origin,
        Instant startsAt,
        Instant endsAt,
        Instant lastHeard,
        String incident,
        String firstDelivery,
        boolean suppressed) {

    static Episode begin(Delivery delivery) {
        return new Episode(
                delivery.source(),
                delivery.fingerprint(),
                delivery.alert(),
                delivery.origin(),
                delivery.startsAt(),
                delivery.endsAt(),
                delivery.receivedAt(),
                null,
                delivery.id(),
                false);
    }

    @JsonIgnore
    public boolean isOpen() {
        return endsAt == null;
    }

    /** {@code source/fingerprint}. */
    @JsonIgnore
    public String key() {
        return source + "/" + fingerprint;
    }

    /** The key under which Alertmanager itself tells PagerDuty of the group that it came in; empty where it did not. */
    @JsonIgnore
    public Optional<String> group() {
        return Optional.ofNullable(origin.groupKey())
                .filter(group -> !group.isEmpty())
                .map(Links::sha256);
    }

    Episode heardAgain(Delivery delivery) {
        Instant earliest = delivery.startsAt().isBefore(startsAt) ? delivery.startsAt() : startsAt;
        Instant latest = delivery.receivedAt().isAfter(lastHeard) ? delivery.receivedAt() : lastHeard;
        return new Episode(
                source,
                fingerprint,
                delivery.alert(),
                delivery.origin(),
                earliest,
                endsAt,
                latest,
                incident,
                firstDelivery,
                suppressed);
    }

    Episode endedAt(Instant end) {
        return new Episode(
                source, fingerprint, alert, origin, startsAt, end, lastHeard, incident, firstDelivery, suppressed);
    }

    Episode in(String newIncident) {
        return new Episode(
                source, fingerprint, alert, origin, startsAt, endsAt, lastHeard, newIncident, firstDelivery, false);
    }

    Episode silenced() {
        return new Episode(
                source, fingerprint, alert, origin, startsAt, endsAt, lastHeard, incident, firstDelivery, true);
    }
}
