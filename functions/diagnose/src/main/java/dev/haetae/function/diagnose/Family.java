package dev.haetae.function.diagnose;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.ObjectReference;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What belongs to a target, by the names that its controllers give; so it is known even when it is gone.
 *
 * @param others what belongs to it whatever its name, as {@code Pod/auth-x}
 */
record Family(Kind kind, String name, Set<String> others) {

    /** The letters of which Kubernetes makes names, so that {@code auth-gateway-x} is none of {@code auth}'s. */
    private static final String MADE = "-[bcdfghjklmnpqrstvwxz2456789]+";

    /** A Service's are the pods that its selector finds, and what made them. */
    static Family of(Kind kind, String name, List<Pod> pods) {
        return new Family(
                kind,
                name,
                kind == Kind.SERVICE ? pods.stream().flatMap(Family::withMaker).collect(Collectors.toSet()) : Set.of());
    }

    /** The warnings that name what nothing of runs here: those who miss it say so. */
    static Predicate<Event> naming(String name) {
        Pattern word = Pattern.compile("(?<![a-z0-9])" + Pattern.quote(name) + "(?![a-z0-9])");
        return event -> "Warning".equals(event.getType())
                && Stream.of(event.getInvolvedObject().getName(), event.getMessage())
                        .anyMatch(said -> said != null && word.matcher(said).find());
    }

    boolean has(ObjectReference about) {
        return others.contains(about.getKind() + "/" + about.getName())
                || switch (about.getKind()) {
                    case "Pod", "GameServer" -> isOne(about.getName(), pods());
                    case "ReplicaSet" ->
                        (kind == Kind.DEPLOYMENT || kind == Kind.ROLLOUT) && isOne(about.getName(), MADE);
                    case "GameServerSet" -> kind == Kind.FLEET && isOne(about.getName(), MADE);
                    case null, default -> isOne(about.getName(), "");
                };
    }

    private String pods() {
        return switch (kind) {
            case DEPLOYMENT, ROLLOUT, FLEET -> MADE + MADE;
            case STATEFUL_SET -> "-\\d+";
            case DAEMON_SET -> MADE;
            case POD, NODE, SERVICE -> "";
        };
    }

    private boolean isOne(String other, String ending) {
        return other != null && Pattern.matches(Pattern.quote(name) + ending, other);
    }

    private static Stream<String> withMaker(Pod pod) {
        return Stream.concat(
                Stream.of("Pod/" + pod.getMetadata().getName()),
                pod.getMetadata().getOwnerReferences().stream()
                        .map((OwnerReference owner) -> owner.getKind() + "/" + owner.getName()));
    }
}
