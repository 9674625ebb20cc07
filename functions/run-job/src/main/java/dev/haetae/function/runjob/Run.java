package dev.haetae.function.runjob;

import dev.haetae.contract.RunJob;
import java.util.Optional;

/**
 * One Job of a CronJob, whoever had it made.
 *
 * @param order whose Job it is; empty where it is none of ours
 * @param created when it was made, as Kubernetes writes it: whole seconds
 * @param reason why it failed, in Kubernetes' word; empty otherwise
 * @param progress the share of its completions that it has reached, 0 to 1
 */
record Run(String name, Optional<String> order, String created, RunJob.Phase phase, String reason, double progress) {

    boolean isRunning() {
        return phase == RunJob.Phase.RUNNING;
    }

    boolean isOf(RunJob asked) {
        return order.filter(asked.id()::equals).isPresent();
    }
}
