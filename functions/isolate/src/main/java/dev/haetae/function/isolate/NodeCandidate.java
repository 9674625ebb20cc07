package dev.haetae.function.isolate;

import dev.haetae.contract.Custody;
import dev.haetae.contract.Isolate;
import dev.haetae.contract.Isolate.Placement;
import dev.haetae.contract.Refusal;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A node.
 *
 * @param annotation our mark as it is written on it
 * @param overwritten somebody else cordoned it since, says the API server
 * @param others how many other nodes take what would come to it, of those counted in its state
 * @param waiting the game servers on it that wait for players
 */
record NodeCandidate(
        Placement state,
        String resourceVersion,
        Custody custody,
        Optional<String> annotation,
        boolean overwritten,
        int others,
        List<GenericKubernetesResource> waiting)
        implements Candidate {

    private static final String CORDONED = "unschedulable";

    NodeCandidate {
        waiting = List.copyOf(waiting);
    }

    /** It is out, whoever cordoned it; what would wait on it may wait elsewhere; and nobody said to leave it alone. */
    boolean mayBeEmptied(Isolate order) {
        return state.out()
                && !state.gone()
                && state.uid().equals(order.expected().uid())
                && others > 0
                && custody.ifPaused().isEmpty();
    }

    @Override
    public boolean isMarked() {
        return annotation.isPresent();
    }

    @Override
    public boolean isOutBy(Isolate order) {
        return state.out()
                && annotation
                        .flatMap(Mark::read)
                        .filter(mark -> mark.order().equals(order.id()))
                        .isPresent();
    }

    @Override
    public Optional<String> missed(Isolate order) {
        return nobodyElse().or(() -> Share.exceeded(order, state));
    }

    private Optional<String> nobodyElse() {
        return others == 0
                ? Optional.of(
                        "no other node is ready and takes new pods: without this one nothing could start anywhere")
                : Optional.empty();
    }

    @Override
    public Optional<Obstacle> obstacle(Isolate order) {
        return order.out() ? missed(order).map(why -> new Obstacle(Refusal.BUSY, why)) : whyNotBack();
    }

    /** Only our own cordon is taken off. */
    private Optional<Obstacle> whyNotBack() {
        return state.out() && (overwritten || annotation.isEmpty())
                ? Optional.of(new Obstacle(Refusal.TARGET_CHANGED, "somebody else cordoned it"))
                : Optional.empty();
    }

    @Override
    public String patch(Isolate order) {
        return order.out()
                ? Patch.of(this, Map.of(), new Mark(order.id(), Map.of()).json(), Map.of(CORDONED, true))
                : Patch.of(this, Map.of(), null, Collections.singletonMap(CORDONED, null));
    }
}
