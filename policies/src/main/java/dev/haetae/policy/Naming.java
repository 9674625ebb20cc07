package dev.haetae.policy;

import dev.haetae.contract.Target;
import java.util.function.UnaryOperator;

/** What a playbook acts on for one alert, or why that cannot be said. */
public sealed interface Naming {

    Because because();

    /** The same, with a target that says more exactly what is meant of the one that was named. */
    default Naming aimed(UnaryOperator<Target> aim) {
        return this;
    }

    record Named(Target target, Because because) implements Naming {

        static Named on(Target target) {
            return new Named(target, Because.of(PolicyReason.TARGET_NAMED, "it acts on " + target));
        }

        @Override
        public Named aimed(UnaryOperator<Target> aim) {
            return on(aim.apply(target));
        }
    }

    record Unnamed(Because because) implements Naming {}
}
