package dev.haetae.policy;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** {@code restart: {how: rolling, batch: 25}} as it is written, and what it means. */
record RestartText(Optional<Order.Restart.How> how, OptionalInt batch, Optional<Duration> coolDown) {

    /** However many the workload's own strategy takes. */
    private static final int AS_THE_WORKLOAD_SAYS = 100;

    Order.Restart order() {
        return new Order.Restart(how.orElse(Order.Restart.How.ROLLING), batch.orElse(AS_THE_WORKLOAD_SAYS));
    }

    /** As many replicas as before are within any limits. */
    Limits limits(Guardrails guardrails) {
        return new Limits(guardrails.floor(), guardrails.ceiling(), coolDown.orElse(guardrails.coolDown()));
    }
}
