package dev.haetae.health;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** A loop whose thread died does not come back by itself: only another process helps. */
@Liveness
class LoopsLive implements HealthCheck {

    private final Vitals vitals;

    LoopsLive(Vitals vitals) {
        this.vitals = vitals;
    }

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("loops");
        boolean all = true;
        for (Vitals.Sign sign : vitals.signs()) {
            boolean alive = sign.isAlive().getAsBoolean();
            answer.withData(sign.loop(), alive ? "alive" : "dead");
            all &= alive;
        }
        return answer.status(all).build();
    }
}
