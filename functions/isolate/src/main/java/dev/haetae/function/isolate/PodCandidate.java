package dev.haetae.function.isolate;

import dev.haetae.contract.Custody;
import dev.haetae.contract.Isolate;
import dev.haetae.contract.Isolate.Placement;
import dev.haetae.contract.Refusal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A pod.
 *
 * @param annotation our mark as it is written on it
 * @param labels those that it has now, but for ours
 * @param routes the Services that send to it now
 * @param former those that did before we took it out
 * @param controllers the labels by which its own controller knows it
 */
record PodCandidate(
        Placement state,
        String resourceVersion,
        Custody custody,
        Optional<String> annotation,
        Map<String, String> labels,
        List<Route> routes,
        List<Route> former,
        Set<String> controllers)
        implements Candidate {

    @Override
    public boolean isMarked() {
        return annotation.isPresent();
    }

    @Override
    public boolean isOutBy(Isolate order) {
        return state.out()
                && mark().filter(mark -> mark.order().equals(order.id())).isPresent();
    }

    @Override
    public Optional<String> missed(Isolate order) {
        return nobodyElse().or(() -> Share.exceeded(order, state));
    }

    private Optional<String> nobodyElse() {
        return Stream.concat(routes.stream(), former.stream())
                .filter(route -> route.others() == 0)
                .findFirst()
                .map(route ->
                        "no other pod answers for Service %s: without this one it is down".formatted(route.service()));
    }

    @Override
    public Optional<Obstacle> obstacle(Isolate order) {
        return order.out() ? whyNotOut(order) : whyNotBack();
    }

    @Override
    public String patch(Isolate order) {
        return order.out() ? takenOut(order) : broughtBack();
    }

    private Optional<Obstacle> whyNotOut(Isolate order) {
        if (routes.isEmpty()) {
            return Optional.of(new Obstacle(Refusal.UNSUPPORTED, "no Service sends anything to it"));
        }
        return bound().or(this::mistaken).or(() -> missed(order).map(why -> new Obstacle(Refusal.BUSY, why)));
    }

    private Optional<Obstacle> bound() {
        return routes.stream()
                .filter(route -> Choice.free(route).isEmpty())
                .findFirst()
                .map(route -> new Obstacle(
                        Refusal.UNSUPPORTED,
                        "Service %s finds it by Agones' own labels, without which Agones would end its game server"
                                .formatted(route.service())));
    }

    /** Its controller would take our label for an order of its own: to let it go, or to keep others that are out. */
    private Optional<Obstacle> mistaken() {
        return controllers.contains(Mark.LABEL)
                ? Optional.of(new Obstacle(
                        Refusal.UNSUPPORTED,
                        "its controller knows its pods by %s, which is ours to write".formatted(Mark.LABEL)))
                : Optional.empty();
    }

    private Optional<Obstacle> whyNotBack() {
        Optional<Mark> mark = mark();
        if (mark.isEmpty()) {
            return Optional.of(
                    new Obstacle(Refusal.TARGET_CHANGED, "its annotation %s is not ours".formatted(Mark.ANNOTATION)));
        }
        return mark.get().labels().entrySet().stream()
                .filter(was -> !was.getValue().equals(labels.getOrDefault(was.getKey(), was.getValue())))
                .findFirst()
                .map(was -> new Obstacle(
                        Refusal.TARGET_CHANGED, "its label %s was set anew meanwhile".formatted(was.getKey())));
    }

    /** What an earlier mark keeps is kept on. */
    private String takenOut(Isolate order) {
        Map<String, String> kept = new TreeMap<>(missing());
        Map<String, String> changes = new HashMap<>(Map.of(Mark.LABEL, Mark.IS_OUT));
        for (String label : Choice.of(routes, controllers)) {
            kept.put(label, labels.get(label));
            changes.put(label, null);
        }
        return Patch.of(this, changes, new Mark(order.id(), kept).json(), Map.of());
    }

    private String broughtBack() {
        Map<String, String> changes = new HashMap<>(missing());
        changes.put(Mark.LABEL, null);
        return Patch.of(this, changes, null, Map.of());
    }

    /** The labels that we took off and that nobody has put back. */
    private Map<String, String> missing() {
        return mark().map(Mark::labels).orElse(Map.of()).entrySet().stream()
                .filter(was -> !labels.containsKey(was.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Optional<Mark> mark() {
        return annotation.flatMap(Mark::read);
    }
}
