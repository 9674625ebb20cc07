package dev.haetae.function.rollback;

import java.util.Optional;

/** Traffic is sent only to where somebody answers. */
final class Answering {

    private Answering() {}

    /** The same, where {@code serving} pods have that traffic now: fewer than half as many would not bear it. */
    static Optional<String> against(Health pods, String whose, int serving) {
        return against(pods, whose)
                .or(() -> pods.ready() * 2 < serving
                        ? Optional.of(
                                "of %s only %d answer, where %d serve now".formatted(whose, pods.ready(), serving))
                        : Optional.empty());
    }

    /** What speaks against sending all traffic to {@code pods}. */
    static Optional<String> against(Health pods, String whose) {
        if (pods.ready() == 0) {
            return Optional.of("no pod of %s answers".formatted(whose));
        }
        return pods.crashes() ? Optional.of("pods of %s crash".formatted(whose)) : Optional.empty();
    }
}
