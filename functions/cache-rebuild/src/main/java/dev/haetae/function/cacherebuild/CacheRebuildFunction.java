package dev.haetae.function.cacherebuild;

import dev.haetae.contract.Action;
import dev.haetae.contract.CacheRebuild;
import dev.haetae.contract.Custody;
import dev.haetae.contract.Failure;
import dev.haetae.contract.Observation;
import dev.haetae.contract.OpsFunction;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.Refusal;
import dev.haetae.contract.Target;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Timeout;

/**
 * The verb {@code cache-rebuild}. A look takes at most 10 s and one call about an order 15 s, each with all its calls
 * (R4: 15 is the innermost, so a caller waits 20 s or more); after that it is answered as a time-out. Errors are in the
 * answer, none is thrown.
 */
@ApplicationScoped
public class CacheRebuildFunction implements OpsFunction {

    private static final long LOOK_MILLIS = 10_000;
    private static final long ORDER_MILLIS = 15_000;

    private final String cluster;
    private final Identity identity;
    private final Shelf shelf;
    private final Rebuilding rebuilding;

    @Inject
    CacheRebuildFunction(
            @ConfigProperty(name = "haetae.cluster.name") String cluster,
            Identity identity,
            Shelf shelf,
            Rebuilding rebuilding) {
        this.cluster = cluster;
        this.identity = identity;
        this.shelf = shelf;
        this.rebuilding = rebuilding;
    }

    @Override
    public String verb() {
        return CacheRebuild.VERB;
    }

    @Override
    @Timeout(LOOK_MILLIS)
    @Fallback(fallbackMethod = "unseen")
    public Observation observe(Target target) {
        Optional<Outcome.Refused> notMine = notMine(target);
        if (notMine.isPresent()) {
            return new Observation.Unclear(Failure.UNEXPECTED, notMine.get().detail(), false);
        }
        Sight seen = Keys.of(target.name()).map(shelf::look).orElseThrow();
        String paused = seen.paused() ? "cache " + target.name() : null;
        return new Observation.Found(seen.state(), new Custody(paused, false, null, null));
    }

    @Override
    @Timeout(ORDER_MILLIS)
    @Fallback(fallbackMethod = "undone")
    public Outcome apply(Action action) {
        if (!(action instanceof CacheRebuild order)) {
            return new Outcome.Refused(
                    Refusal.UNSUPPORTED, "this function rebuilds caches, it does not " + action.verb());
        }
        return notMine(order.target())
                .or(() -> invalid(order))
                .<Outcome>map(refused -> refused)
                .orElseGet(() -> Keys.of(order.target().name())
                        .map(keys -> rebuilding.carryOut(order, keys))
                        .orElseThrow());
    }

    Observation unseen(Target target, Throwable thrown) {
        Trouble trouble = Trouble.of("the work as a whole", thrown);
        return new Observation.Unclear(
                trouble.reason(), "looking at %s: %s".formatted(target, trouble.getMessage()), trouble.mayPass());
    }

    Outcome undone(Action action, Throwable thrown) {
        Trouble trouble = Trouble.of("the work as a whole", thrown);
        String detail = "cache %s: %s".formatted(action.target().name(), trouble.getMessage());
        return trouble.reason() == Failure.FORBIDDEN
                ? new Outcome.Refused(Refusal.FORBIDDEN, detail)
                : new Outcome.Failed(trouble.reason(), detail, trouble.mayPass());
    }

    private Optional<Outcome.Refused> notMine(Target target) {
        if (!cluster.equals(target.cluster())) {
            return refused(
                    Refusal.OTHER_CLUSTER,
                    "this function serves cluster %s, not %s".formatted(cluster, target.cluster()));
        }
        if (!CacheRebuild.CACHE.equals(target.kind())) {
            return refused(Refusal.UNSUPPORTED, "a %s cannot be rebuilt here".formatted(target.kind()));
        }
        if (Keys.of(target.name()).isEmpty()) {
            return refused(Refusal.UNSUPPORTED, "%s cannot be a prefix of keys".formatted(target.name()));
        }
        return identity.isKnown()
                ? Optional.empty()
                : refused(Refusal.UNSUPPORTED, "no Redis is configured (haetae.cache.redis)");
    }

    /** An address with a password in it would be written into playbooks and timelines: it is not used at all. */
    private static Optional<Outcome.Refused> invalid(CacheRebuild order) {
        boolean speaksHttp = order.source().getHost() != null
                && ("http".equals(order.source().getScheme())
                        || "https".equals(order.source().getScheme()));
        if (!speaksHttp || order.source().getRawUserInfo() != null) {
            return refused(Refusal.INVALID, "a source is read over HTTP, and its address carries no password");
        }
        return order.parallel() < 1 || order.rate() < 1
                ? refused(Refusal.INVALID, "parallel and rate are at least 1")
                : Optional.empty();
    }

    private static Optional<Outcome.Refused> refused(Refusal reason, String detail) {
        return Optional.of(new Outcome.Refused(reason, detail));
    }
}
