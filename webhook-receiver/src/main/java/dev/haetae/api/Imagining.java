package dev.haetae.api;

import dev.haetae.simulate.Workbench;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.concurrent.Callable;

/** What would happen is worked out behind what does happen; where that is too much, the answer is 503. */
@Singleton
class Imagining {

    private static final int AGAIN_AFTER_SECONDS = 5;

    private final Workbench workbench;

    Imagining(Workbench workbench) {
        this.workbench = workbench;
    }

    <T> T within(Duration limit, Callable<T> work) {
        try {
            return workbench.within(limit, work);
        } catch (Workbench.TooMuch e) {
            throw HttpProblem.builder()
                    .withStatus(Response.Status.SERVICE_UNAVAILABLE)
                    .withTitle("Too much is being imagined")
                    .withDetail(e.getMessage())
                    .withHeader(HttpHeaders.RETRY_AFTER, AGAIN_AFTER_SECONDS)
                    .build();
        }
    }
}
