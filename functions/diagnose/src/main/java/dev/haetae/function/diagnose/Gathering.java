package dev.haetae.function.diagnose;

import dev.haetae.contract.Diagnose.Finding;
import dev.haetae.contract.Failure;
import dev.haetae.function.kubernetes.Sight;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Lets several look at the same time, and takes what they found until the time is over. None holds up the others. */
@Singleton
class Gathering {

    /** @param about what for, said where it comes to nothing */
    record Look(About about, Callable<Finding> task) {}

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    <T> Future<T> begin(Callable<T> task) {
        return threads.submit(task);
    }

    /** One look, given up once the time is over. */
    <T> Sight<T> within(Callable<Sight<T>> look, Duration patience) {
        Future<Sight<T>> sight = begin(look);
        try {
            return sight.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            sight.cancel(true);
            return new Sight.Blind<>(Failure.TIMEOUT, "it was not seen before the order's time was over", true);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Sight.Blind<>(Failure.TIMEOUT, "the look was interrupted", true);
        } catch (ExecutionException thrown) {
            return new Sight.Blind<>(Failure.UNEXPECTED, thrown.getCause().toString(), false);
        }
    }

    /** In the order of the looks. */
    List<Finding> all(List<Look> looks, Duration patience) {
        try {
            List<Future<Finding>> done = threads.invokeAll(
                    looks.stream().map(Look::task).toList(), Math.max(0, patience.toMillis()), TimeUnit.MILLISECONDS);
            List<Finding> findings = new ArrayList<>();
            for (int at = 0; at < looks.size(); at++) {
                findings.add(finding(looks.get(at).about(), done.get(at)));
            }
            return findings;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return looks.stream().map(look -> late(look.about())).toList();
        }
    }

    private static Finding finding(About about, Future<Finding> done) {
        return switch (done.state()) {
            case SUCCESS -> done.resultNow();
            case FAILED ->
                new Finding(
                        about.label(),
                        "cannot be seen: " + done.exceptionNow().getClass().getName(),
                        null);
            case CANCELLED, RUNNING -> late(about);
        };
    }

    private static Finding late(About about) {
        return new Finding(about.label(), "cannot be seen: not in time", null);
    }

    @PreDestroy
    void end() {
        threads.shutdownNow();
    }
}
