package dev.haetae.policy;

import java.util.Optional;
import java.util.Set;

/** A rule's list of which any value will do: {@code severity: [Sev0, Sev1]}; where nothing is said, every value. */
record OneOf<T>(Set<T> said) {

    OneOf {
        said = Set.copyOf(said);
    }

    static <T> OneOf<T> of(Optional<Set<T>> said) {
        return new OneOf<>(said.orElse(Set.of()));
    }

    boolean admits(T value) {
        return said.isEmpty() || said.contains(value);
    }

    /** True when this admits whatever the later one admits. */
    boolean covers(OneOf<T> later) {
        return said.isEmpty() || (!later.said.isEmpty() && said.containsAll(later.said));
    }
}
