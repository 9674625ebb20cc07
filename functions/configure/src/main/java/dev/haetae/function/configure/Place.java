package dev.haetae.function.configure;

import dev.haetae.contract.Configure;
import dev.haetae.contract.Target;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where a value stands: a key of a ConfigMap, as {@code map/key} names it. */
record Place(String map, String key) {

    /** As Kubernetes has it of names and of keys. */
    private static final Pattern MAP = Pattern.compile("[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?");

    private static final Pattern KEY = Pattern.compile("(?!\\.\\.)[-._a-zA-Z0-9]{1,253}");
    private static final String NO_KEY = ".";

    /** Empty for another kind, or a name that is not a key's. */
    static Optional<Place> of(Target target) {
        String[] parts = target.name().split("/", -1);
        return Configure.CONFIG_MAP.equals(target.kind()) && parts.length == 2
                ? Optional.of(new Place(parts[0], parts[1])).filter(Place::isPossible)
                : Optional.empty();
    }

    static Place require(Target target) {
        return of(target).orElseThrow(() -> new IllegalArgumentException("not a key of a ConfigMap: " + target));
    }

    private boolean isPossible() {
        return MAP.matcher(map).matches() && KEY.matcher(key).matches() && !NO_KEY.equals(key);
    }
}
