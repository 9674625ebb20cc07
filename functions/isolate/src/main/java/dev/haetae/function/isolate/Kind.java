package dev.haetae.function.isolate;

import dev.haetae.contract.Isolate;
import dev.haetae.contract.Restart;
import dev.haetae.contract.Target;
import java.util.Arrays;
import java.util.Optional;

/** What can be taken out. */
enum Kind {
    POD(Restart.POD),
    NODE(Isolate.NODE);

    private final String label;

    Kind(String label) {
        this.label = label;
    }

    static Optional<Kind> of(Target target) {
        return Arrays.stream(values())
                .filter(kind -> kind.label.equals(target.kind()))
                .findFirst();
    }

    static Kind require(Target target) {
        return of(target).orElseThrow(() -> new IllegalArgumentException("not to be taken out: " + target));
    }
}
