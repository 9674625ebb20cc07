package dev.haetae.health;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready means, too, that what is taken would be worked on: every loop came round lately. */
@Readiness
class LoopsTurn implements HealthCheck {

    private final Vitals vitals;

    LoopsTurn(Vitals vitals) {
        this.vitals = vitals;
    }

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("loops");
        boolean all = true;
        for (Vitals.Sign sign : vitals.signs()) {
            answer.withData(sign.loop(), "last round " + sign.lastRound().get());
            all &= vitals.turns(sign);
        }
        return answer.status(all).build();
    }
}
