package dev.haetae.remediate;

import dev.haetae.contract.Action;
import dev.haetae.contract.CacheRebuild;
import dev.haetae.contract.Configure;
import dev.haetae.contract.Diagnose;
import dev.haetae.contract.Isolate;
import dev.haetae.contract.Restart;
import dev.haetae.contract.Rollback;
import dev.haetae.contract.RunJob;
import dev.haetae.contract.Scale;
import dev.haetae.contract.State;
import dev.haetae.contract.Tell;
import dev.haetae.policy.Because;

/** What an order takes away of those that serve together, as it was seen when it was drawn up. Pure. */
sealed interface Taking {

    /** @param words what it takes away, for people to read */
    record Little(String words) implements Taking {}

    record TooMuch(Because because) implements Taking {}

    /** @param percent of those that serve together, which may be away at once */
    static Taking of(Action action, int percent) {
        return switch (action) {
            case Scale scale -> fewer(scale, percent);
            case Isolate isolate when isolate.out() -> out(isolate, percent);
            case Isolate back -> new Little("it brings it back");
            case Restart restart when restart.expected() instanceof State.Pod pod -> one(restart, pod);
            case Restart restart ->
                new Little("at most %d %% of its pods go at once, or one, or its function refuses"
                        .formatted(restart.batch()));
            case Rollback rollback ->
                new Little("its function refuses a strategy that takes too many pods at once while some answer");
            case Configure _, CacheRebuild _, RunJob _, Diagnose _, Tell _ -> new Little("it takes no pods away");
        };
    }

    private static Taking one(Restart restart, State.Pod pod) {
        if (!pod.ready()) {
            return new Little("it does not answer, so that nobody loses it");
        }
        if (!pod.exceeds(restart.batch())) {
            return new Little("with it %d of %d pods are away".formatted(pod.away() + 1, pod.group()));
        }
        return new TooMuch(
                pod.group() == 0
                        ? Why.GROUP_UNKNOWN.because(restart.target())
                        : Why.TOO_MANY_AWAY.because(pod.away() + 1, pod.group(), restart.batch()));
    }

    private static Taking fewer(Scale scale, int percent) {
        int before = scale.expected().desired();
        int fewer = before - scale.replicas();
        if (100L * fewer > (long) percent * before) {
            return new TooMuch(Why.TOO_MANY_PODS.because(percent));
        }
        return new Little(fewer > 0 ? "it takes %d of %d pods away".formatted(fewer, before) : "it takes no pods away");
    }

    private static Taking out(Isolate isolate, int percent) {
        Isolate.Placement seen = isolate.expected();
        if (!seen.ready()) {
            return new Little("it does not answer, so that nobody loses it");
        }
        if (seen.group() == 0) {
            return new TooMuch(Why.GROUP_UNKNOWN.because(isolate.target()));
        }
        return seen.exceeds(percent)
                ? new TooMuch(Why.TOO_MANY_AWAY.because(seen.away() + 1, seen.group(), percent))
                : new Little(
                        "with it %d of the %d that serve together are away".formatted(seen.away() + 1, seen.group()));
    }
}
