package dev.haetae.function.rollback;

import dev.haetae.contract.Refusal;
import java.util.Optional;

/** How a workload goes from one template to another by itself. */
final class Strategy {

    /** What Kubernetes takes an unsaid {@code maxUnavailable} of a Deployment for. */
    private static final String A_QUARTER = "25%";

    private static final int PER_CENT = 100;

    private Strategy() {}

    /**
     * What speaks against its going anywhere.
     *
     * @param answering pods of whichever release that players are served by
     */
    static Optional<Obstacle> obstacle(Kind kind, Manifest workload, int desired, int answering) {
        return byPeople(workload).or(() -> {
            int atOnce = atOnce(kind, workload, desired);
            return atOnce > 1 && atOnce >= desired && answering > 0
                    ? unsupported("its strategy takes all %d pods at once, and %d of them answer"
                            .formatted(desired, answering))
                    : Optional.empty();
        });
    }

    private static Optional<Obstacle> byPeople(Manifest workload) {
        if (Boolean.TRUE.equals(workload.value("spec", "paused").orElse(false))) {
            return Optional.of(new Obstacle(Refusal.BUSY, "its rollout is paused; resume it first"));
        }
        if (workload.value("spec", "workloadRef").isPresent()) {
            return unsupported("its pod template stands in another workload: roll that back instead");
        }
        return workload.text("spec", "updateStrategy", "type")
                        .filter("OnDelete"::equals)
                        .isPresent()
                ? unsupported("its strategy is OnDelete: nothing would be replaced by itself")
                : Optional.empty();
    }

    private static Optional<Obstacle> unsupported(String detail) {
        return Optional.of(new Obstacle(Refusal.UNSUPPORTED, detail));
    }

    /** How many pods it takes before others are ready. A share is rounded down by a Deployment, up by the others. */
    static int atOnce(Kind kind, Manifest workload, int desired) {
        if (!kind.hasReplicaSets()) {
            return said(workload, "updateStrategy", "rollingUpdate")
                    .map(it -> Math.ceilDiv(hundredths(it, desired), PER_CENT))
                    .orElse(1);
        }
        String how = kind == Kind.ROLLOUT ? "canary" : "rollingUpdate";
        return workload.text("spec", "strategy", "type")
                        .filter("Recreate"::equals)
                        .isPresent()
                ? desired
                : hundredths(said(workload, "strategy", how).orElse(A_QUARTER), desired) / PER_CENT;
    }

    private static Optional<String> said(Manifest workload, String strategy, String how) {
        return workload.text("spec", strategy, how, "maxUnavailable");
    }

    private static int hundredths(String said, int desired) {
        return said.endsWith("%")
                ? desired * Integer.parseInt(said.replace("%", ""))
                : PER_CENT * Integer.parseInt(said);
    }
}
