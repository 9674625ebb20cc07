package dev.haetae.rulebook;

import dev.haetae.policy.Policies;
import java.util.function.Function;

/**
 * What is built upon one set of policies, as built upon those in force. It is light, and holds nothing that has to
 * outlive them: whoever asks for it while others come into force gets the one or the other, whole.
 */
public final class InForce<T> {

    private record Built<T>(Policies policies, T whole) {}

    private final Rulebook rulebook;
    private final Function<Policies, T> building;
    private volatile Built<T> last;

    public InForce(Rulebook rulebook, Function<Policies, T> building) {
        this.rulebook = rulebook;
        this.building = building;
        this.last = built(rulebook.policies());
    }

    public T now() {
        Policies policies = rulebook.policies();
        Built<T> known = last;
        if (known.policies() != policies) {
            known = built(policies);
            last = known;
        }
        return known.whole();
    }

    private Built<T> built(Policies policies) {
        return new Built<>(policies, building.apply(policies));
    }
}
