package dev.haetae.health;

import dev.haetae.rulebook.Refused;
import dev.haetae.rulebook.Rulebook;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Tells with readiness by which policies alerts are decided, and is always up: there are always some. */
@Readiness
class PoliciesInForce implements HealthCheck {

    private static final int ENOUGH_TO_TELL_APART = 12;

    private final Rulebook rulebook;

    PoliciesInForce(Rulebook rulebook) {
        this.rulebook = rulebook;
    }

    @Override
    public HealthCheckResponse call() {
        var loaded = rulebook.loaded();
        var answer = HealthCheckResponse.named("policies")
                .up()
                .withData("origin", loaded.policies().origin())
                .withData("hash", loaded.policies().hash().substring(0, ENOUGH_TO_TELL_APART))
                .withData("since", loaded.since().toString());
        rulebook.refused().ifPresent(refused -> tell(answer, refused));
        return answer.build();
    }

    private static void tell(HealthCheckResponseBuilder answer, Refused refused) {
        answer.withData("refused", refused.at().toString())
                .withData("problems", refused.problems().size())
                .withData("first", refused.problems().getFirst().toString());
    }
}
