package dev.haetae.dispatch.inprocess;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Action;
import dev.haetae.contract.Failure;
import dev.haetae.contract.Observation;
import dev.haetae.contract.OpsFunction;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.Target;
import dev.haetae.contract.Tell;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What people read of a function that throws, though none should. */
class InProcessTest {

    private static final Target TARGET = new Target("production", "game", "Service", "login");

    private static final Tell TELL = new Tell("1", TARGET, null, "hello", new Tell.Said("login"), Instant.MAX);

    private static final class Throwing implements OpsFunction {

        @Override
        public String verb() {
            return Tell.VERB;
        }

        @Override
        public Observation observe(Target target) {
            throw new IllegalStateException("https://user:not-to-be-seen@peer");
        }

        @Override
        public Outcome apply(Action action) {
            throw new IllegalStateException("https://user:not-to-be-seen@peer");
        }
    }

    private final InProcess dispatch = new InProcess(List.of(new Throwing()));

    @Test
    void itSaysWhatWasThrownAndNotWhatThatSays() {
        assertThat(dispatch.observe(Tell.VERB, TARGET))
                .isEqualTo(new Observation.Unclear(
                        Failure.UNEXPECTED, "it failed unexpectedly (IllegalStateException)", false));
        assertThat(dispatch.apply(TELL))
                .isEqualTo(
                        new Outcome.Failed(Failure.UNEXPECTED, "it failed unexpectedly (IllegalStateException)", true));
    }
}
