package dev.haetae.function.isolate;

import dev.haetae.contract.Custody;
import dev.haetae.contract.Isolate;
import dev.haetae.contract.Isolate.Placement;
import dev.haetae.contract.Refusal;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;

/**
 * A node.
 *
 * @param annotation our mark as it is written on it
 * @param overwritten somebody else cordoned it since, says the API server
 */
record NodeCandidate(
        Placement state, String resourceVersion, Custody custody, Optional<String> annotation, boolean overwritten)
        implements Candidate {

    private static final String CORDONED = "unschedulable";

    @Override
    public boolean isMarked() {
        return annotation.isPresent();
    }

    /** Only our own cordon is taken off. */
    @Override
    public Optional<Obstacle> obstacle(boolean out) {
        return !out && state.out() && (overwritten || annotation.isEmpty())
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
