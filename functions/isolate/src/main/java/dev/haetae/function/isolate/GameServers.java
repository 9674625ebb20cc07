package dev.haetae.function.isolate;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What Agones says of players on its game servers (D3). Whom nobody can count is not nobody. */
final class GameServers {

    /** Said in full, so that a cluster without Agones needs not be asked for what it knows. */
    static final ResourceDefinitionContext KIND = new ResourceDefinitionContext.Builder()
            .withGroup("agones.dev")
            .withVersion("v1")
            .withKind("GameServer")
            .withPlural("gameservers")
            .withNamespaced(true)
            .build();

    /** Agones' label on the pods of its game servers, with the game server's name. */
    static final String LABEL = "agones.dev/gameserver";

    /** What Agones' own labels begin with. */
    private static final String OWN = "agones.dev/";

    private static final String SET = "GameServerSet";
    private static final String STATUS = "status";
    private static final int UNREADABLE = -1;

    /** States in which no match is on it, but Agones may give it to players, now or once it is up. */
    private static final Set<String> WAITING =
            Set.of("PortAllocation", "Creating", "Starting", "Scheduled", "RequestReady", "Ready");

    /** States in which no match can be on it; the players counted there count all the same. */
    private static final Set<String> ENDED = Set.of("Unhealthy", "Error", "Shutdown");

    /** States in which players are on it or about to come, whatever is counted. */
    private static final Set<String> TAKEN = Set.of("Allocated", "Reserved");

    private GameServers() {}

    /**
     * Agones knows a pod by it: without its label {@code agones.dev/role} a game server is taken for one whose pod is
     * gone, and ended with everybody on it.
     */
    static boolean hasOwn(String label) {
        return label.startsWith(OWN);
    }

    static boolean isOn(String node, GenericKubernetesResource server) {
        return node.equals(server.get(STATUS, "nodeName"));
    }

    /** How many are on it, at the least one where it is allocated; empty where that cannot be told. */
    static OptionalInt players(GenericKubernetesResource server) {
        Object state = server == null ? null : server.get(STATUS, "state");
        if (isWaiting(state) || ENDED.contains(String.valueOf(state))) {
            return counted(server, 0);
        }
        return TAKEN.contains(String.valueOf(state)) ? counted(server, 1) : OptionalInt.empty();
    }

    /**
     * It waits for players: to give one away Agones asks neither whether its node is cordoned nor which Service sends to
     * its pod. Who is being deleted is given to nobody.
     */
    static boolean isWaiting(GenericKubernetesResource server) {
        return server != null
                && server.getMetadata().getDeletionTimestamp() == null
                && isWaiting(server.<Object>get(STATUS, "state"));
    }

    /** Nobody is counted on it though it waits, and there will be another. */
    static boolean mayBeEnded(GenericKubernetesResource waiting) {
        return isMadeAnew(waiting) && players(waiting).orElse(UNREADABLE) == 0;
    }

    /** It is one of a Fleet, which keeps its game servers by sets. */
    static boolean isMadeAnew(GenericKubernetesResource server) {
        return server.getMetadata().getOwnerReferences().stream()
                .anyMatch(owner -> SET.equals(owner.getKind())
                        && owner.getApiVersion().startsWith(KIND.getGroup() + "/")
                        && Boolean.TRUE.equals(owner.getController()));
    }

    private static boolean isWaiting(Object state) {
        return WAITING.contains(String.valueOf(state));
    }

    /** The highest of all counts, since nothing says which of them are of players. */
    private static OptionalInt counted(GenericKubernetesResource server, int atLeast) {
        int[] counts = Stream.of(
                        Optional.ofNullable(server.<Object>get(STATUS, "players"))
                                .map(said -> count(said, "count"))
                                .stream(),
                        each(server, "counters").map(said -> count(said, "count")),
                        each(server, "lists").map(GameServers::length))
                .flatMap(found -> found)
                .mapToInt(Integer::intValue)
                .toArray();
        return IntStream.of(counts).anyMatch(count -> count < 0)
                ? OptionalInt.empty()
                : OptionalInt.of(IntStream.of(counts).reduce(atLeast, Math::max));
    }

    private static Stream<?> each(GenericKubernetesResource server, String field) {
        Object said = server.get(STATUS, field);
        return switch (said) {
            case null -> Stream.of();
            case Map<?, ?> named -> named.values().stream();
            default -> Stream.of(said);
        };
    }

    /** What is left out is zero, as Go writes it. */
    private static int count(Object said, String field) {
        if (!(said instanceof Map<?, ?> counter)) {
            return UNREADABLE;
        }
        Object count = counter.containsKey(field) ? counter.get(field) : Integer.valueOf(0);
        return count instanceof Number number ? number.intValue() : UNREADABLE;
    }

    private static int length(Object said) {
        if (!(said instanceof Map<?, ?> list)) {
            return UNREADABLE;
        }
        Object values = list.get("values");
        return values == null ? 0 : values instanceof Collection<?> all ? all.size() : UNREADABLE;
    }
}
