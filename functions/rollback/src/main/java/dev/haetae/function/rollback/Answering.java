package dev.haetae.function.rollback;

import java.util.Optional;

/** Traffic is sent only to where somebody answers. */
final class Answering {

    private Answering() {}

    /** What speaks against sending all traffic to {@code pods}. */
    static Optional<String> against(Health pods, String whose) {
        if (pods.ready() == 0) {
            return Optional.of("no pod of %s answers".formatted(whose));
        }
        return pods.crashes() ? Optional.of("pods of %s crash".formatted(whose)) : Optional.empty();
    }
}
