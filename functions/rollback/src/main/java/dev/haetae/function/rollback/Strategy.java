package dev.haetae.function.rollback;

import dev.haetae.contract.Refusal;
import java.util.Optional;

/** How a workload goes from one template to another by itself. */
record Strategy(Kind kind, Manifest workload, int desired) {

    /** What Kubernetes takes an unsaid {@code maxUnavailable} of a Deployment for. */
    private static final String A_QUARTER = "25%";

    private static final int PER_CENT = 100;

    /**
     * What speaks against its going anywhere.
     *
     * @param share of a hundred pods, that may be taken at once; one may be in any case
     * @param answering pods of whichever release that players are served by
     */
    Optional<Obstacle> obstacle(int share, int answering) {
        return byPeople()
                .or(this::byPartition)
                .or(() -> answering > 0 && atOnce() > Math.max(1, desired * share / PER_CENT)
                        ? unsupported(
                                "its strategy takes %s at once, and %d of them answer".formatted(taken(), answering))
                        : Optional.empty());
    }

    /** Why its controller goes no further, whatever its pods do: somebody holds it. */
    Optional<String> held() {
        return byPeople().or(this::byPartition).map(Obstacle::detail);
    }

    private String taken() {
        return atOnce() < desired ? "%d of %d pods".formatted(atOnce(), desired) : "all %d pods".formatted(desired);
    }

    private Optional<Obstacle> byPeople() {
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
                        .map(this::orStoppedBefore)
                : Optional.empty();
    }

    /** Pods below a partition keep what they have, so that no template brings all of them back. */
    private Optional<Obstacle> byPartition() {
        return workload.number("spec", "updateStrategy", "rollingUpdate", "partition")
                .filter(partition -> kind == Kind.STATEFUL_SET && partition > 0)
                .flatMap(partition -> unsupported(
                        "its strategy has partition %d: the pods below it would keep the release that they have"
                                .formatted(partition)))
                .map(this::orStoppedBefore);
    }

    /** What an earlier rollback set, people set back: they are told how. */
    private Obstacle orStoppedBefore(Obstacle set) {
        return workload.annotation(Marks.STOPPED)
                .map(note -> new Obstacle(
                        Refusal.BUSY,
                        "an earlier rollback stopped it (%s); %s".formatted(note, Brake.remedy(kind, workload))))
                .orElse(set);
    }

    private static Optional<Obstacle> unsupported(String detail) {
        return Optional.of(new Obstacle(Refusal.UNSUPPORTED, detail));
    }

    /** How many pods it takes before others are ready. A share is rounded down by a Deployment, up by the others. */
    int atOnce() {
        if (!kind.hasReplicaSets()) {
            return said("updateStrategy", "rollingUpdate")
                    .map(it -> Math.ceilDiv(hundredths(it), PER_CENT))
                    .orElse(1);
        }
        String how = kind == Kind.ROLLOUT ? "canary" : "rollingUpdate";
        return workload.text("spec", "strategy", "type")
                        .filter("Recreate"::equals)
                        .isPresent()
                ? desired
                : hundredths(said("strategy", how).orElse(A_QUARTER)) / PER_CENT;
    }

    private Optional<String> said(String strategy, String how) {
        return workload.text("spec", strategy, how, "maxUnavailable");
    }

    private int hundredths(String said) {
        return said.endsWith("%")
                ? desired * Integer.parseInt(said.replace("%", ""))
                : PER_CENT * Integer.parseInt(said);
    }
}
