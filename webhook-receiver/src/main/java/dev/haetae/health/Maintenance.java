package dev.haetae.health;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Tells with readiness what somebody should mend, and is always up: alerts are taken all the same. */
@Readiness
class Maintenance implements HealthCheck {

    private final Ailments ailments;

    Maintenance(Ailments ailments) {
        this.ailments = ailments;
    }

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("maintenance").up();
        ailments.now().forEach(answer::withData);
        return answer.build();
    }
}
