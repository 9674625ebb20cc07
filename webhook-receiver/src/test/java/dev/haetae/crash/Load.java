package dev.haetae.crash;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

/**
 * Alerts of two servers in each zone, firing and resolved in no order, as a sender would send them who knows nothing of
 * kills: what is not acknowledged is sent once more, later and out of order.
 */
final class Load {

    private static final List<String> SERVERS = List.of("10.0.3.17:9090", "10.0.3.18:9090");

    private final Random random;
    private final Map<String, Instant> firingSince = new HashMap<>();
    private final List<String> unacknowledged = new ArrayList<>();
    private final Set<String> acknowledged = new LinkedHashSet<>();

    Load(Random random) {
        this.random = random;
    }

    /** The ids of everything that was answered with a 202. */
    Set<String> acknowledged() {
        return acknowledged;
    }

    /** Sends one webhook; false when there is nobody to take it any more. */
    boolean sendOne(Receiver receiver) {
        boolean again = !unacknowledged.isEmpty() && random.nextInt(4) == 0;
        return send(receiver, again ? unacknowledged.removeFirst() : any());
    }

    /** Something fires in each zone from now on, if nothing did. */
    void sendFiring(Receiver receiver) {
        Zones.ALL.stream()
                .map(zone -> zone + " " + SERVERS.getFirst())
                .map(alert -> of(alert, firingSince.computeIfAbsent(alert, begins -> now())))
                .forEach(webhook -> send(receiver, webhook.body()));
    }

    /** Resolves whatever fires. */
    void sendEnd(Receiver receiver) {
        unacknowledged.forEach(body -> send(receiver, body));
        Zones.ALL.stream()
                .flatMap(zone -> SERVERS.stream().map(server -> zone + " " + server))
                .flatMap(alert -> Stream.ofNullable(firingSince.get(alert)).map(since -> resolved(alert, since)))
                .forEach(body -> send(receiver, body));
    }

    private boolean send(Receiver receiver, String body) {
        try {
            acknowledged.addAll(receiver.post(body).join());
            return true;
        } catch (CompletionException cut) {
            unacknowledged.add(body);
            return false;
        }
    }

    private String any() {
        String zone = Zones.ALL.get(random.nextInt(Zones.ALL.size()));
        String alert = zone + " " + SERVERS.get(random.nextInt(SERVERS.size()));
        if (firingSince.containsKey(alert) && random.nextInt(3) == 0) {
            return resolved(alert, firingSince.remove(alert));
        }
        return of(alert, firingSince.computeIfAbsent(alert, begins -> now())).body();
    }

    private static String resolved(String alert, Instant since) {
        return of(alert, since).resolvedAt(now()).body();
    }

    private static Webhook of(String alert, Instant since) {
        String[] zoneAndServer = alert.split(" ", 2);
        return Webhook.gameServerDown().from(zoneAndServer[0], zoneAndServer[1]).since(since);
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
