package dev.haetae.function.diagnose;

import dev.haetae.contract.Failure;
import dev.haetae.contract.Target;
import dev.haetae.function.kubernetes.Sight;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/**
 * What is looked around in.
 *
 * @param object the target as it was read
 * @param podsToCome its pods, asked for once and waited for by whoever needs them
 */
record Scene(Target target, HasMetadata object, Future<Sight<List<Pod>>> podsToCome, Instant now) {

    Kind kind() {
        return Kind.of(target);
    }

    /** Why it has none. */
    String noPods() {
        if (Nobody.is(object)) {
            return Nobody.WORDS;
        }
        return kind() == Kind.SERVICE
                ? "none is known: the Service has no selector, so what is behind it runs elsewhere"
                : RestartsReading.NO_PODS;
    }

    Sight<List<Pod>> pods() {
        try {
            return podsToCome.get();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Sight.Blind<>(Failure.TIMEOUT, "its pods were not seen in time", true);
        } catch (ExecutionException thrown) {
            return new Sight.Blind<>(Failure.UNEXPECTED, thrown.getCause().toString(), false);
        }
    }
}
