package dev.haetae.function.restart;

import dev.haetae.contract.State;
import io.fabric8.kubernetes.api.model.ObjectMeta;

/**
 * How far a workload's pods are, as its status counts them.
 *
 * @param observed the generation that the counts are of; null before the first
 * @param all pods of any template
 * @param updated pods of the template as it is now
 * @param ready pods of any template that answer
 */
record Progress(Long observed, int desired, int all, int updated, int ready) {

    static int count(Integer said) {
        return said == null ? 0 : said;
    }

    boolean isUnderWay(ObjectMeta meta) {
        return !isSeen(meta) || updated < desired || all > updated;
    }

    /** Counts of an earlier generation say nothing of this one; and pods of an earlier template may be those that answer. */
    State.Rollout rollout(ObjectMeta meta, Template template) {
        int renewed = isSeen(meta) ? updated : 0;
        return new State.Rollout(
                meta.getUid(),
                meta.getGeneration(),
                template.hash(),
                template.restartedAt(),
                desired,
                renewed,
                Math.clamp(ready - (all - updated), 0, renewed));
    }

    private boolean isSeen(ObjectMeta meta) {
        return observed != null && observed >= meta.getGeneration();
    }
}
