package dev.haetae.function.scale;

import dev.haetae.contract.Target;
import java.util.Optional;

/**
 * Who sets a value and would undo a write to it.
 *
 * @param who as people read it, with what they would have to change where nothing here can
 * @param lever what may be moved instead
 */
record Owner(String who, Optional<Target> lever) {

    static Owner withoutLever(String who) {
        return new Owner(who, Optional.empty());
    }
}
