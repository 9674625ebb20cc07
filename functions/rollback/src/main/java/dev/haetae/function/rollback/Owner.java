package dev.haetae.function.rollback;

import dev.haetae.function.kubernetes.Ownership;
import io.fabric8.kubernetes.api.model.OwnerReference;
import java.util.Optional;

/**
 * Who keeps an object instead of people, and would undo a write to it.
 *
 * @param name as people read it, such as {@code Argo CD application game}
 * @param remedy where the release is to be taken back instead
 * @param inGit whether it follows Git, which has no status: what is written there stays
 */
record Owner(String name, String remedy, boolean inGit) {

    static Optional<Owner> of(Manifest object) {
        return Ownership.of(object.meta())
                .map(it -> new Owner(it, "the revert belongs in Git", true))
                .or(() -> controller(object));
    }

    /** Such as Flagger's Canary, which leads its own releases. */
    private static Optional<Owner> controller(Manifest object) {
        return object.meta().getOwnerReferences().stream()
                .filter(it -> Boolean.TRUE.equals(it.getController()))
                .findFirst()
                .map(it -> new Owner(named(it), "roll that back instead", false));
    }

    boolean minds(Way way) {
        return !(inGit && way.inStatus());
    }

    private static String named(OwnerReference owner) {
        return "%s %s".formatted(owner.getKind(), owner.getName());
    }
}
