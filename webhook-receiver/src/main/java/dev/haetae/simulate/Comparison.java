package dev.haetae.simulate;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haetae.inbox.Delivery;
import dev.haetae.inbox.Fate;
import dev.haetae.inbox.Notice;
import dev.haetae.inbox.Received;
import dev.haetae.policy.Because;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What other policies would have made of the same night, incident by incident.
 *
 * @param same how many incidents would have gone just as they would by the policies in force
 */
public record Comparison(int deliveries, Tally inForce, Tally candidate, int same, List<Changed> changed) {

    /**
     * An incident that would have gone otherwise.
     *
     * @param alert the one that opens it under the one or the other
     * @param inForce null where there would be none; then the differences say what became of the alert
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Changed(
            String delivery,
            String alert,
            Instant at,
            Foretold inForce,
            Foretold candidate,
            List<Difference> differences) {}

    /** @param received in the order in which it came, under both */
    public static Comparison of(List<? extends Received> received, Replay inForce, Replay candidate) {
        Map<String, Foretold> before = inForce.byId();
        Map<String, Foretold> after = candidate.byId();
        Set<String> compared = new HashSet<>();
        List<Changed> changed = new ArrayList<>();
        int same = 0;
        for (Received one : received) {
            boolean opens = inForce.incidents().containsKey(one.id())
                    || candidate.incidents().containsKey(one.id());
            Foretold was = incident(inForce, before, one.id());
            Foretold would = incident(candidate, after, one.id());
            if (!opens || !compared.add(id(was) + " " + id(would))) {
                continue;
            }
            List<Difference> differences = differences(one.id(), was, would, inForce, candidate);
            if (differences.isEmpty()) {
                same++;
            } else {
                changed.add(
                        new Changed(one.id(), spoken(one), one.receivedAt(), brief(was), brief(would), differences));
            }
        }
        return new Comparison(received.size(), Tally.of(inForce), Tally.of(candidate), same, changed);
    }

    private static Foretold incident(Replay replay, Map<String, Foretold> byId, String delivery) {
        return Optional.ofNullable(replay.fates().get(delivery))
                .map(Fate::incident)
                .map(byId::get)
                .orElse(null);
    }

    private static String id(Foretold incident) {
        return incident == null ? "-" : incident.id();
    }

    private static Foretold brief(Foretold incident) {
        return incident == null ? null : incident.withoutTimeline();
    }

    private static List<Difference> differences(
            String delivery, Foretold was, Foretold would, Replay inForce, Replay candidate) {
        if (was != null && would != null) {
            return Difference.between(was, would);
        }
        Because because = Optional.ofNullable(candidate.fates().get(delivery))
                .map(Fate::because)
                .orElse(null);
        return List.of(new Difference("incident", fate(inForce, delivery), fate(candidate, delivery), because));
    }

    /** opened, suppressed, recorded and so on. */
    private static String fate(Replay replay, String delivery) {
        return Optional.ofNullable(replay.fates().get(delivery))
                .map(fate -> Tally.word(fate.kind()))
                .orElse(null);
    }

    /** What was received, in words: {@code RedisDown of redis-cache}. */
    public static String spoken(Received received) {
        return switch (received) {
            case Delivery delivery ->
                "%s of %s".formatted(delivery.alert().name(), delivery.alert().service());
            case Notice notice -> notice.type();
        };
    }
}
